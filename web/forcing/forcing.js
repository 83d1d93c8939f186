// What `lab/family.js` fetches together with the whole build of the core: drives of every kind, several at once, and the
// views of what they bring about.
import './style.css';
import '../elements/pp-forcing.js';
import '../elements/pp-dock.js';

export { dress } from './dress.js';
