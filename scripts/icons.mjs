// Draws the icons that an installed site shows, web/offline/icon-*.png, from web/icon.svg: node scripts/icons.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { chromium as find } from './find.mjs';
import { isMain, main, root } from './process.mjs';

/** A mask may cut away all but the inner 80 % of a picture: https://www.w3.org/TR/appmanifest/#icon-masks */
const SAFE = 0.6;
const ICONS = [{ name: 'icon-192', size: 192, mask: false }, { name: 'icon-512', size: 512, mask: false }, { name: 'icon-maskable-512', size: 512, mask: true }];

if (isMain(import.meta.url)) {
  await main(async () => {
    const svg = readFileSync(path.join(root, 'web', 'icon.svg'), 'utf8');
    const paper = /--paper: (#\w+)/.exec(readFileSync(path.join(root, 'web', 'style', 'tokens.css'), 'utf8'))?.[1];
    const browser = await chromium.launch({ executablePath: find(process.env)?.at, args: ['--no-sandbox', '--disable-gpu'] });
    try {
      for (const { name, size, mask } of ICONS) {
        const page = await browser.newPage({ viewport: { width: size, height: size } });
        const inner = Math.round(size * (mask ? SAFE : 1));
        await page.setContent(`<body style="margin:0;height:100vh;display:grid;place-items:center;background:${mask ? paper : 'transparent'}"><div style="width:${inner}px;height:${inner}px">${svg}</div>`);
        writeFileSync(path.join(root, 'web', 'offline', `${name}.png`), await page.screenshot({ omitBackground: !mask }));
        await page.close();
      }
    } finally {
      await browser.close();
    }
  });
}
