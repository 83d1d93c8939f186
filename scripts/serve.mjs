// Serves a folder as a static host would: compressed, with the right types, and under the content security policy that the
// site is written for.
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

const gzip = promisify(zlib.gzip);

/** @type {Record<string, string>} */
const types = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8', '.json': 'application/json', '.wasm': 'application/wasm', '.svg': 'image/svg+xml',
  '.png': 'image/png', '.ico': 'image/x-icon', '.woff2': 'font/woff2', '.txt': 'text/plain; charset=utf-8', '.map': 'application/json',
};
const squeezable = new Set(['.html', '.js', '.mjs', '.css', '.json', '.wasm', '.svg', '.txt', '.map']);

// 'wasm-unsafe-eval' allows compiling WebAssembly and nothing else; there is no eval and no inline script or style.
export const policy = [
  "default-src 'self'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "img-src 'self' data: blob:", "object-src 'none'",
  "base-uri 'self'", "form-action 'none'",
].join('; ');

/** Files that bring a policy of their own, by the hashes of their scripts: a header beside it would only forbid those. */
const ownPolicy = /(^|\/)(embed(\/v1\/index)?|push-pull-lab)\.html$/;

/**
 * @typedef {{ url: string, port: number, close: () => Promise<void> }} Server url ends with a slash
 * @param {string} root
 * @param {{ port?: number, host?: string }} [options] port 0: any free one; a taken port: the next free one
 * @returns {Promise<Server>}
 */
export async function serve(root, { port = 0, host = '127.0.0.1' } = {}) {
  /** @type {Map<string, { at: number, body: Buffer }>} */
  const squeezed = new Map();
  const server = createServer((request, response) => {
    answer(path.resolve(root), squeezed, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  const taken = await listen(server, port, host);
  const close = () => new Promise((/** @type {(value: void) => void} */ resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
  return { url: `http://${host === '127.0.0.1' ? 'localhost' : host}:${taken}/`, port: taken, close };
}

/** @param {import('node:http').Server} server @param {number} port @param {string} host @returns {Promise<number>} */
function listen(server, port, host) {
  return new Promise((resolve, reject) => {
    const attempt = (/** @type {number} */ next) => {
      server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
        if (error.code === 'EADDRINUSE' && next < Math.min(port + 100, 65535)) attempt(next + 1);
        else reject(error);
      });
      server.listen(next, host, () => {
        server.removeAllListeners('error');
        resolve(/** @type {import('node:net').AddressInfo} */ (server.address()).port);
      });
    };
    attempt(port);
  });
}

/**
 * @param {string} root @param {Map<string, { at: number, body: Buffer }>} squeezed
 * @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response
 */
async function answer(root, squeezed, request, response) {
  const headers = { 'Content-Security-Policy': policy, 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-cache' };
  const refuse = (/** @type {number} */ status, more = {}) => response.writeHead(status, { ...headers, ...more, 'Content-Type': 'text/plain' }).end(`${status}\n`);
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, { Allow: 'GET, HEAD' });
  const [address, query = ''] = (request.url ?? '/').split(/\?(.*)/s);
  const wanted = locate(root, address);
  if (!wanted) return refuse(400);
  const found = await stat(wanted).catch(() => null);
  // Relative addresses in a page hold only when its folder ends with a slash.
  if (found?.isDirectory() && !address.endsWith('/')) {
    const leaf = encodeURIComponent(path.basename(wanted));
    return refuse(301, { Location: `${leaf}/${query && `?${query}`}` });
  }
  const file = found?.isDirectory() ? path.join(wanted, 'index.html') : wanted;
  const info = found?.isDirectory() ? await stat(file).catch(() => null) : found;
  if (!info?.isFile()) return refuse(404);

  const type = path.extname(file);
  const tag = `"${info.size.toString(16)}-${Math.round(info.mtimeMs).toString(16)}"`;
  const { 'Content-Security-Policy': _, ...unruled } = headers;
  // As GitHub Pages does, so that a page of any origin may import the element of the embed.
  const common = { ...(ownPolicy.test(path.relative(root, file).split(path.sep).join('/')) ? unruled : headers), 'Access-Control-Allow-Origin': '*', ETag: tag };
  if (request.headers['if-none-match'] === tag) return response.writeHead(304, common).end();
  const about = { ...common, Vary: 'Accept-Encoding', 'Content-Type': types[type] ?? 'application/octet-stream' };
  if (squeezable.has(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) {
    const body = await compressed(squeezed, file, info.mtimeMs);
    response.writeHead(200, { ...about, 'Content-Encoding': 'gzip', 'Content-Length': body.length });
    return response.end(request.method === 'HEAD' ? undefined : body);
  }
  response.writeHead(200, { ...about, 'Content-Length': info.size });
  if (request.method === 'HEAD') return response.end();
  createReadStream(file).on('error', () => response.destroy()).pipe(response);
}

/** The file that an address means, null when the address is broken or leaves the folder. @param {string} root @param {string} address */
function locate(root, address) {
  try {
    const decoded = decodeURIComponent(address);
    if (decoded.includes('\0')) return null;
    const file = path.join(root, decoded);
    return file === root || file.startsWith(root + path.sep) ? file : null;
  } catch {
    return null;
  }
}

/** @param {Map<string, { at: number, body: Buffer }>} squeezed @param {string} file @param {number} at */
async function compressed(squeezed, file, at) {
  const kept = squeezed.get(file);
  if (kept?.at === at) return kept.body;
  const body = await gzip(await readFile(file), { level: 9 });
  squeezed.set(file, { at, body });
  return body;
}
