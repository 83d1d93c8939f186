// Reads declarations with TypeScript's own parser: what is declared, in the words of its comments.
import { API } from 'typescript/unstable/sync';
import { createVirtualFileSystem } from 'typescript/unstable/fs';
import { SyntaxKind } from 'typescript/unstable/ast';

/**
 * @typedef {{ name: string, about: string, signature: string, type: string, optional: boolean, members: Member[] }} Member
 * @typedef {Member & { kind: 'class' | 'interface' | 'type', base: string }} Declaration
 */

const kinds = new Map([[SyntaxKind.ClassDeclaration, 'class'], [SyntaxKind.InterfaceDeclaration, 'interface'], [SyntaxKind.TypeAliasDeclaration, 'type']]);
const hidden = new Set([SyntaxKind.PrivateKeyword, SyntaxKind.ProtectedKeyword]);

/** @param {string} text of a .d.ts file @returns {Declaration[]} in the order of the file */
export function readDeclarations(text) {
  const config = JSON.stringify({ files: ['api.d.ts'], compilerOptions: { noLib: true, types: [] } });
  const api = new API({ cwd: '/declared', fs: createVirtualFileSystem({ '/declared/tsconfig.json': config, '/declared/api.d.ts': text }) });
  try {
    const [project] = api.updateSnapshot({ openProjects: ['/declared/tsconfig.json'] }).getProjects();
    const source = /** @type {any} */ (project.program.getSourceFile('/declared/api.d.ts'));
    return [...source.statements].filter((node) => kinds.has(node.kind)).map((node) => ({
      ...member(node, source),
      kind: /** @type {any} */ (kinds.get(node.kind)),
      base: [...(node.heritageClauses ?? [])].flatMap((clause) => [...clause.types])[0]?.getText(source) ?? '',
    }));
  } finally {
    api.close();
  }
}

/** @param {any} node @param {any} source @returns {Member} */
function member(node, source) {
  const type = node.type ? node.type.getText(source) : '';
  const own = node.members ?? literalsOf(node.type).flatMap((literal) => [...literal.members]);
  return {
    name: node.name?.text ?? (node.kind === SyntaxKind.MappedType || node.kind === SyntaxKind.IndexSignature ? '[…]' : ''),
    about: [...(node.jsDoc ?? [])].map((comment) => words(comment.getText(source))).join(' '),
    signature: node.getText(source).replace(/;$/, ''),
    type,
    optional: Boolean(node.postfixToken ?? node.questionToken),
    members: [...own].filter((one) => ![...(one.modifiers ?? [])].some((modifier) => hidden.has(modifier.kind))).map((one) => member(one, source)),
  };
}

/** The object types that a type is written with, not those it names. @param {any} type @returns {any[]} */
function literalsOf(type) {
  if (!type) return [];
  if (type.kind === SyntaxKind.TypeLiteral) return [type];
  if (type.kind === SyntaxKind.IntersectionType) return [...type.types].flatMap(literalsOf);
  return [];
}

/** A comment without its frame. @param {string} comment */
const words = (comment) => comment.replace(/^\/\*\*|\*\/$/g, '').split('\n').map((line) => line.replace(/^\s*\*? ?/, '').trim()).filter(Boolean).join(' ');
