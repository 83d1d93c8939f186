// A few choices side by side, of which one is pressed; where none is chosen at first, they are deeds.

/** @param {string} label @param {[string, string][]} options @param {string} chosen @param {(id: string) => void} act */
export function segments(label, options, chosen, act) {
  const group = document.createElement('span');
  group.className = 'segments';
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', label);
  for (const [id, text] of options) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = text;
    button.dataset.id = id;
    if (chosen) button.setAttribute('aria-pressed', String(id === chosen));
    button.addEventListener('click', () => {
      if (chosen) for (const other of group.children) other.setAttribute('aria-pressed', String(other === button));
      act(id);
    });
    group.append(button);
  }
  return group;
}
