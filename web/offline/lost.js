// The page for an address that has none. A host shows it at any depth, so that it looks for the site among the folders above.

/** @param {string} folder @returns {Promise<boolean>} */
async function isSite(folder) {
  try {
    const answer = await fetch(`${folder}manifest.json`);
    return answer.ok && (await answer.json()).name === document.title.split(' · ')[1];
  } catch {
    return false;
  }
}

async function find() {
  const names = location.pathname.split('/').slice(1, -1);
  for (let depth = names.length; depth >= 0; depth--) {
    const folder = `/${[...names.slice(0, depth), ''].join('/')}`;
    if (await isSite(folder)) return folder;
  }
  return null;
}

const folder = await find();
const ways = /** @type {HTMLElement} */ (document.getElementById('ways'));
if (folder !== null) {
  for (const [name, place] of [['The first page', ''], ['The lab', `lab/${location.hash}`], ['The lessons', 'learn/']]) {
    ways.append(Object.assign(document.createElement('a'), { textContent: name, href: folder + place }));
  }
  ways.hidden = false;
}

export {};
