// `npm run tidy`: holds core/ to .clang-tidy. Any remark is a failure.
import path from 'node:path';
import { existsSync } from 'node:fs';
import { which } from './find.mjs';
import { execute, main, root, Stop } from './process.mjs';
import { files } from './suites.mjs';

await main(async () => {
  const program = which('clang-tidy', process.env);
  if (!program) throw new Stop('clang-tidy is not on this machine. Debian: sudo apt-get install -y clang-tidy');
  const database = path.join('build', 'release');
  if (!existsSync(path.join(root, database, 'compile_commands.json'))) throw new Stop('The release build is not configured yet: npm run test:core makes it.');
  const list = files('core', '.cpp');
  const { code, output } = await execute(program, ['-p', database, '--quiet', '--warnings-as-errors=*', ...list], { log: 'tidy' });
  const remarks = output.split('\n').filter((line) => /(warning|error): /.test(line));
  if (code !== 0) throw new Stop([...new Set(remarks)].join('\n') || output.trim());
  console.log(`${list.length} files are tidy.`);
});
