// `npm run format`: lays out the C++ as .clang-format says.
import { execute, main, Stop } from './process.mjs';
import { clangFormat, layoutFiles } from './suites.mjs';

await main(async () => {
  const program = clangFormat(process.env);
  if (!program) throw new Stop('clang-format 14 is not on this machine. Debian 12: sudo apt-get install -y clang-format');
  const list = layoutFiles();
  const { code, output } = await execute(program, ['-i', ...list], { log: 'format' });
  if (code !== 0) throw new Stop(output.trim());
  console.log(`${list.length} files laid out.`);
});
