// The version of the program, from where npm has it.
export { version } from '../../../package.json';
