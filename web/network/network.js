// What `lab/family.js` fetches together with the whole build of the core.
import './style.css';
import '../elements/pp-brain-panel.js';
import '../elements/pp-dock.js';

export { dress } from './brain.js';
