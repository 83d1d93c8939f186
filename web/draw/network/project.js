// From millimetres in the head to the screen: turned, centred, without perspective. Screen x to the right, y down; depth
// grows towards the eye. Pure.

/** @typedef {{ yaw: number, pitch: number, zoom: number }} Eye radians; yaw 0, pitch 0 looks from the front */
/** @typedef {Float64Array} Turn three rows of three: right, up, towards the eye */

export const VIEWS = /** @type {Record<string, { name: string, yaw: number, pitch: number }>} */ ({
  left: { name: 'Left', yaw: -Math.PI / 2, pitch: 0 },
  right: { name: 'Right', yaw: Math.PI / 2, pitch: 0 },
  top: { name: 'Top', yaw: Math.PI, pitch: Math.PI / 2 },
  front: { name: 'Front', yaw: 0, pitch: 0 },
});
/** The middle of the cortex in MNI space, and half of its width, length and height with some air (mm). */
const MIDDLE = [0, -16.5, 17];
const HALVES = [77, 95, 72];
/** Between an ellipsoid (2) and a box (1). */
const ROUND = 1.6;
const DEEP = 100;  // mm from the middle, more than any vertex
const TURN = 74;   // mm of the surface that a radian turns
const MOST_ZOOM = 6;
const LEAST_ZOOM = 0.6;

/**
 * From the front the eye looks towards −y and sees the left of the head (−x) on its right; yaw turns it around the vertical
 * towards the right of the head, pitch lifts it.
 * @param {Eye} eye @param {Turn} out
 */
export function turnOf({ yaw, pitch }, out) {
  const [cy, sy, cp, sp] = [Math.cos(yaw), Math.sin(yaw), Math.cos(pitch), Math.sin(pitch)];
  // Towards the eye; right is horizontal; up is what is left.
  out.set([-cy, sy, 0, -sy * sp, -cy * sp, cp, sy * cp, cy * cp, sp]);
  return out;
}

/** Pixels of a millimetre, so that the head fits however it is turned. @param {Turn} turn @param {number} width @param {number} height @param {number} zoom */
export function pixelsPerMm(turn, width, height, zoom) {
  const half = (/** @type {number} */ row) => HALVES.reduce((sum, mm, axis) => sum + Math.abs(turn[row + axis] * mm) ** ROUND, 0) ** (1 / ROUND);
  return (zoom * Math.min(width / half(0), height / half(3))) / 2;
}

/**
 * @param {ArrayLike<number>} places mm @param {Turn} turn @param {number} scale px/mm @param {number} x0 @param {number} y0 middle of the picture
 * @param {Float32Array | Float64Array} out x, y, depth (mm)
 */
export function project(places, turn, scale, x0, y0, out) {
  for (let n = 0; n < places.length; n += 3) {
    const x = places[n] - MIDDLE[0], y = places[n + 1] - MIDDLE[1], z = places[n + 2] - MIDDLE[2];
    out[n] = x0 + scale * (turn[0] * x + turn[1] * y + turn[2] * z);
    out[n + 1] = y0 - scale * (turn[3] * x + turn[4] * y + turn[5] * z);
    out[n + 2] = turn[6] * x + turn[7] * y + turn[8] * z;
  }
}

/** The same as a matrix of WebGL (columns after each other), from mm to clip space; depth within ±DEEP. @param {Turn} turn @param {number} scale @param {number} width @param {number} height @param {Float32Array} out */
export function clipMatrix(turn, scale, width, height, out) {
  const sizes = [(2 * scale) / width, (2 * scale) / height, -1 / DEEP];
  for (let row = 0; row < 3; ++row) {
    let shift = 0;
    for (let column = 0; column < 3; ++column) {
      out[4 * column + row] = sizes[row] * turn[3 * row + column];
      shift -= out[4 * column + row] * MIDDLE[column];
      out[4 * column + 3] = 0;
    }
    out[12 + row] = shift;
  }
  out[15] = 1;
  return out;
}

/** A drag of so many pixels: the surface follows the finger. @param {Eye} eye @param {number} dx @param {number} dy @param {number} scale px/mm @returns {Eye} */
export const dragged = ({ yaw, pitch, zoom }, dx, dy, scale) => ({
  yaw: yaw + dx / (scale * TURN),
  pitch: Math.max(-Math.PI / 2, Math.min(Math.PI / 2, pitch + dy / (scale * TURN))),
  zoom,
});

/** @param {Eye} eye @param {number} factor @returns {Eye} */
export const zoomed = (eye, factor) => ({ ...eye, zoom: Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, eye.zoom * factor)) });

/** A network without places in the head: nodes around a circle, the first on top, as places of `project` (the front view). @param {number} nodes */
export function circlePlaces(nodes) {
  const places = new Float64Array(3 * nodes);
  for (let n = 0; n < nodes; ++n) {
    const angle = (2 * Math.PI * n) / nodes;
    places.set([MIDDLE[0] - 61 * Math.sin(angle), MIDDLE[1], MIDDLE[2] + 61 * Math.cos(angle)], 3 * n);
  }
  return places;
}
