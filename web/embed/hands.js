// In the embed the phase plane is looked at: what ../elements/plane-hands.js does for the lab (3 KB) is left out.

export class PlaneHands {
  holding = false;
  listen() {}
  release() {}
  hold() {}
  paint() {}
}
