export { renameCheck as programs } from './files.js';
