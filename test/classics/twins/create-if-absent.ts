export { createIfAbsent as programs } from './files.js';
