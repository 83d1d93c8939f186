// The cortex by WebGL 2: each vertex takes the colour of the node that owns it. Where WebGL would run in software the plain
// canvas (surface-raster.js) is faster, and no context is made.
import { NONE } from './graph.js';
import { AMBIENT, LIGHT } from './relief.js';
import { clipMatrix } from './project.js';

const ROW = 1024;  // nodes in a row of the texture

const VERTEX = `#version 300 es
in vec3 place; in vec3 normal; in float relief; in float owner;
uniform mat4 clip; uniform mat3 turn; uniform vec3 neutral;
uniform sampler2D levels; uniform sampler2D colours;
out vec3 colour;
void main() {
  gl_Position = clip * vec4(place, 1.0);
  int n = int(owner + 0.5);
  vec3 own = neutral;
  if (n != ${NONE}) {
    float level = texelFetch(levels, ivec2(n % ${ROW}, n / ${ROW}), 0).r;
    own = texelFetch(colours, ivec2(int(level * 255.0 + 0.5), 0), 0).rgb;
  }
  float light = max(0.0, dot(turn * normal, vec3(${LIGHT.map((x) => x.toFixed(3)).join(', ')})));
  colour = own * min(1.0, (${AMBIENT.toFixed(3)} + ${(1 - AMBIENT).toFixed(3)} * light) * relief);
}`;
const FRAGMENT = `#version 300 es
precision mediump float;
in vec3 colour;
out vec4 pixel;
void main() { pixel = vec4(colour, 1.0); }`;

/** @typedef {import('./mesh.js').Mesh} Mesh */

/** Some browsers hand out a software context in spite of failIfMajorPerformanceCaveat; its name tells. @param {WebGL2RenderingContext} gl */
function inSoftware(gl) {
  const more = gl.getExtension('WEBGL_debug_renderer_info');
  return /swiftshader|llvmpipe|softpipe|software|basic render/i.test(String(gl.getParameter(more ? more.UNMASKED_RENDERER_WEBGL : gl.RENDERER)));
}

export class SurfaceGl {
  #gl; #program; #buffers; #textures; #clip = new Float32Array(16); #turn = new Float32Array(9);
  /** @type {Record<string, WebGLUniformLocation | null>} */ #at = {};
  #count = 0;
  #row = new Uint8Array(ROW);

  /** @param {HTMLCanvasElement} canvas @param {boolean} [anyway] also in software @returns {SurfaceGl | null} null where there is no fast WebGL 2 */
  static on(canvas, anyway = false) {
    const gl = canvas.getContext('webgl2', { antialias: false, alpha: true, premultipliedAlpha: true, failIfMajorPerformanceCaveat: !anyway, powerPreference: 'low-power' });
    if (!gl || gl.isContextLost() || gl.getParameter(gl.MAX_VERTEX_TEXTURE_IMAGE_UNITS) < 2) return null;
    if (anyway || !inSoftware(gl)) return new SurfaceGl(gl);
    gl.getExtension('WEBGL_lose_context')?.loseContext();
    return null;
  }

  /** @param {WebGL2RenderingContext} gl */
  constructor(gl) {
    this.#gl = gl;
    this.#program = gl.createProgram();
    for (const [kind, text] of /** @type {[number, string][]} */ ([[gl.VERTEX_SHADER, VERTEX], [gl.FRAGMENT_SHADER, FRAGMENT]])) {
      const shader = /** @type {WebGLShader} */ (gl.createShader(kind));
      gl.shaderSource(shader, text);
      gl.compileShader(shader);
      gl.attachShader(this.#program, shader);
    }
    gl.linkProgram(this.#program);
    if (!gl.getProgramParameter(this.#program, gl.LINK_STATUS)) throw new Error(`the surface's shader: ${gl.getProgramInfoLog(this.#program)}`);
    for (const name of ['clip', 'turn', 'neutral', 'levels', 'colours']) this.#at[name] = gl.getUniformLocation(this.#program, name);
    this.#buffers = Array.from({ length: 5 }, () => gl.createBuffer());
    this.#textures = [0, 1].map((unit) => {
      const texture = gl.createTexture();
      gl.activeTexture(gl.TEXTURE0 + unit);
      gl.bindTexture(gl.TEXTURE_2D, texture);
      for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) gl.texParameteri(gl.TEXTURE_2D, filter, gl.NEAREST);
      return texture;
    });
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
  }

  /** @param {Mesh} mesh @param {Float32Array} relief @param {Uint16Array} owner */
  load(mesh, relief, owner) {
    const gl = this.#gl;
    gl.useProgram(this.#program);
    const attribute = (/** @type {number} */ n, /** @type {string} */ name, /** @type {Float32Array} */ data, /** @type {number} */ size) => {
      const at = gl.getAttribLocation(this.#program, name);
      gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffers[n]);
      gl.bufferData(gl.ARRAY_BUFFER, data, gl.STATIC_DRAW);
      gl.enableVertexAttribArray(at);
      gl.vertexAttribPointer(at, size, gl.FLOAT, false, 0, 0);
    };
    attribute(0, 'place', mesh.positions, 3);
    attribute(1, 'normal', mesh.normals, 3);
    attribute(2, 'relief', relief, 1);
    attribute(3, 'owner', Float32Array.from(owner), 1);
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, this.#buffers[4]);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, mesh.triangles, gl.STATIC_DRAW);
    this.#count = mesh.triangles.length;
    ['levels', 'colours'].forEach((name, unit) => gl.uniform1i(this.#at[name], unit));
    gl.enable(gl.DEPTH_TEST);
    gl.enable(gl.CULL_FACE);
    gl.clearColor(0, 0, 0, 0);
  }

  /**
   * @param {import('./project.js').Turn} turn @param {number} scale px/mm @param {number} width @param {number} height of the stage
   * @param {Uint8Array} levels 0…255, a node each @param {import('./colours.js').Scale} colours @param {ArrayLike<number>} neutral bytes
   */
  paint(turn, scale, width, height, levels, colours, neutral) {
    const gl = this.#gl;
    if (gl.isContextLost()) return false;
    const { canvas } = gl;
    gl.viewport(0, 0, canvas.width, canvas.height);
    gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
    gl.useProgram(this.#program);
    const at = this.#at;
    gl.uniformMatrix4fv(at.clip, false, clipMatrix(turn, scale, width, height, this.#clip));
    for (let n = 0; n < 9; ++n) this.#turn[n] = turn[n];
    gl.uniformMatrix3fv(at.turn, true, this.#turn);
    gl.uniform3f(at.neutral, neutral[0] / 255, neutral[1] / 255, neutral[2] / 255);
    const rows = Math.ceil(levels.length / ROW);
    if (this.#row.length < rows * ROW) this.#row = new Uint8Array(rows * ROW);
    this.#row.set(levels);
    gl.activeTexture(gl.TEXTURE0);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.R8, ROW, rows, 0, gl.RED, gl.UNSIGNED_BYTE, this.#row);
    gl.activeTexture(gl.TEXTURE1);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGB8, 256, 1, 0, gl.RGB, gl.UNSIGNED_BYTE, colours.rgb);
    gl.drawElements(gl.TRIANGLES, this.#count, gl.UNSIGNED_SHORT, 0);
    return true;
  }

  /** Gives the context back: a browser keeps few of them. */
  release() {
    const gl = this.#gl;
    for (const buffer of this.#buffers) gl.deleteBuffer(buffer);
    for (const texture of this.#textures) gl.deleteTexture(texture);
    gl.deleteProgram(this.#program);
    gl.getExtension('WEBGL_lose_context')?.loseContext();
  }
}
