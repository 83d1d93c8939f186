// The HDF5 library under a name of its own, so that builds put it into a part of its own.
export { File } from 'jsfive';
