// Where views stand in a figure. Knows no document.

const GAP = 24, HEAD = 22;  // between two views, and above one for its name

/**
 * Views as on the page: those side by side there are side by side.
 * @param {{ width: number, height: number, top: number }[]} boxes of the views, from top to bottom; top: on the page @param {number} above room for a title
 * @returns {{ width: number, height: number, places: { x: number, y: number }[] }} y: of the drawing, its name above it
 */
export function arrange(boxes, above) {
  /** @type {{ x: number, y: number }[]} */
  const places = [];
  let x = 0, y = above, width = 0, tall = 0, first = boxes[0];
  for (const [n, box] of boxes.entries()) {
    if (n && box.top >= first.top + first.height / 2) {
      y += HEAD + tall + GAP;
      [x, tall, first] = [0, 0, box];
    }
    places[n] = { x, y: y + HEAD };
    x += box.width + GAP;
    width = Math.max(width, x - GAP);
    tall = Math.max(tall, box.height);
  }
  return { width, height: y + HEAD + tall, places };
}
