// Tells the page around an embed how high it would like to be, in the words that such pages already understand: those of Canvas
// and of H5P. A number is all that is told. The page of the element <push-pull> hears it over its port.

/** @param {Window} self @param {(height: number) => void} tell the ports */
export function heights(self, tell) {
  const host = self.parent;
  const framed = host !== self;
  let last = 0, h5p = false;

  /** @param {object} message */
  const say = (message) => {
    // Nothing in it is private, and the page may be of any origin.
    if (framed) host.postMessage(message, '*');
  };
  const resize = () => say({ context: 'h5p', action: 'resize', scrollHeight: last, height: last });
  self.addEventListener('message', ({ source, data }) => {
    if (source !== host || data?.context !== 'h5p' || (data.action !== 'hello' && data.action !== 'resize' && data.action !== 'resizePrepared')) return;
    h5p = true;
    if (last) resize();
  });
  say({ context: 'h5p', action: 'hello' });

  return {
    get height() {
      return last;
    },
    /** @param {number} height */
    grown(height) {
      if (height === last) return;
      last = height;
      tell(height);
      say({ subject: 'lti.frameResize', height });
      if (h5p) resize();
    },
  };
}
