// Whether anybody can see an element: the page is in front, and the element has not been hidden in it.

/** @param {Element} element @param {AbortSignal} signal ends it @param {(seen: boolean) => void} tell */
export function watchSight(element, signal, tell) {
  document.addEventListener('visibilitychange', () => tell(!document.hidden), { signal });
  const sight = new IntersectionObserver(([{ isIntersecting, boundingClientRect: { width } }]) => (isIntersecting || width ? null : tell(false)));
  sight.observe(element);
  signal.addEventListener('abort', () => sight.disconnect());
}
