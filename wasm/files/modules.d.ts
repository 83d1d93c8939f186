// Packages without types of their own: what is used of them.

declare module 'seek-bzip' {
  const Bunzip: { decode(input: object, output: object, multistream?: boolean): unknown };
  export default Bunzip;
}

declare module 'jsfive' {
  export const File: new (buffer: ArrayBuffer, name: string) => any;
}
