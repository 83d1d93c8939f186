// `npm start`: makes the machine ready, builds, and serves the site until Ctrl-C.
import path from 'node:path';
import { build } from './build.mjs';
import { main, root, Stop } from './process.mjs';
import { serve } from './serve.mjs';
import { setup } from './setup.mjs';

await main(async () => {
  const port = Number(process.env.PORT || 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Stop(`PORT: "${process.env.PORT}" is not a port; it is a whole number from 0 to 65535.`);
  const env = await setup('wasm');
  await build('wasm', env);
  await build('site', env);
  const server = await serve(path.join(root, 'dist'), { port });
  console.log(`\nPush–Pull is at ${server.url}\nCtrl-C ends it.`);
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.once(signal, () => void server.close());
});
