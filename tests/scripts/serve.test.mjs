// The server as a browser and as a stranger meet it.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { policy, serve } from '../../scripts/serve.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'push-pull-serve-'));
const site = path.join(folder, 'site');
/** @type {import('../../scripts/serve.mjs').Server} */
let server;

before(async () => {
  mkdirSync(path.join(site, 'lab'), { recursive: true });
  mkdirSync(path.join(folder, 'site-secret'));
  writeFileSync(path.join(folder, 'secret.txt'), 'secret');
  writeFileSync(path.join(folder, 'site-secret', 'a.txt'), 'secret');
  writeFileSync(path.join(site, 'index.html'), '<p>home');
  writeFileSync(path.join(site, 'lab', 'index.html'), '<p>lab');
  writeFileSync(path.join(site, 'a b.js'), 'export {};'.repeat(50));
  writeFileSync(path.join(site, 'core.wasm'), Buffer.alloc(2000));
  writeFileSync(path.join(site, 'font.woff2'), 'woff');
  server = await serve(site);
});
after(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/**
 * A request whose path is sent as it stands: fetch would tidy it up.
 * @param {string} address @param {{ method?: string, headers?: Record<string, string> }} [options]
 * @returns {Promise<{ status: number, headers: import('node:http').IncomingHttpHeaders, body: Buffer }>}
 */
function get(address, { method = 'GET', headers = {} } = {}) {
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port: server.port, path: address, method, headers }, (answer) => {
      /** @type {Buffer[]} */
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) }));
    });
    call.on('error', reject).end();
  });
}

test('a folder answers with its index, with a slash at its end', async () => {
  assert.equal((await get('/lab/')).body.toString(), '<p>lab');
  const moved = await get('/lab?x=1');
  assert.deepEqual([moved.status, moved.headers.location], [301, 'lab/?x=1']);
  assert.equal((await get('/lab/?q=1')).status, 200);
});

test('files have their types, and everything the content security policy', async () => {
  const wanted = { '/': 'text/html; charset=utf-8', '/a%20b.js': 'text/javascript; charset=utf-8', '/core.wasm': 'application/wasm', '/font.woff2': 'font/woff2' };
  for (const [address, type] of Object.entries(wanted)) {
    const { status, headers } = await get(address);
    assert.deepEqual([status, headers['content-type'], headers['content-security-policy']], [200, type, policy]);
  }
  assert.equal((await get('/nothing')).headers['content-security-policy'], policy);
  assert.ok(!/unsafe-inline|unsafe-eval'/.test(policy.replace("'wasm-unsafe-eval'", '')));
});

test('text and wasm come compressed to whom asks for it, fonts as they are', async () => {
  const squeezed = await get('/a%20b.js', { headers: { 'accept-encoding': 'gzip, br' } });
  assert.equal(squeezed.headers['content-encoding'], 'gzip');
  assert.equal(gunzipSync(squeezed.body).toString(), 'export {};'.repeat(50));
  assert.equal((await get('/a%20b.js')).headers['content-encoding'], undefined);
  assert.equal((await get('/font.woff2', { headers: { 'accept-encoding': 'gzip' } })).headers['content-encoding'], undefined);
});

test('a file that changed is served anew, one that did not is not sent again', async () => {
  const headers = { 'accept-encoding': 'gzip' };
  const place = path.join(site, 'changing.js');
  writeFileSync(place, 'one');
  const first = await get('/changing.js', { headers });
  assert.equal((await get('/changing.js', { headers: { ...headers, 'if-none-match': String(first.headers.etag) } })).status, 304);
  writeFileSync(place, 'two, longer');
  const second = await get('/changing.js', { headers: { ...headers, 'if-none-match': String(first.headers.etag) } });
  assert.equal(gunzipSync(second.body).toString(), 'two, longer');
});

test('no address leads out of the folder', async () => {
  for (const address of ['/../secret.txt', '/%2e%2e/secret.txt', '/lab/../../secret.txt', '/..%2fsecret.txt', '/../site-secret/a.txt', '/%2e%2e%2fsite-secret%2fa.txt']) {
    const { status, body } = await get(address);
    assert.ok(status === 400 || status === 404, `${address}: ${status}`);
    assert.ok(!body.toString().includes('secret'));
  }
  for (const address of ['/%', '/%00', '/%E0%A4%A']) assert.equal((await get(address)).status, 400, address);
});

test('only GET and HEAD are answered', async () => {
  assert.equal((await get('/', { method: 'POST' })).status, 405);
  const head = await get('/', { method: 'HEAD' });
  assert.deepEqual([head.status, head.body.length, head.headers['content-length']], [200, 0, '7']);
});

test('a taken port is followed by the next free one', async () => {
  const other = await serve(site, { port: server.port });
  assert.ok(other.port > server.port);
  assert.match(other.url, new RegExp(`^http://localhost:${other.port}/$`));
  await other.close();
});
