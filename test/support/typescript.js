/** Lets Node read the TypeScript of sources and tests as it is: `node --import ./test/support/typescript.js FILE.ts`. */
import { register } from 'node:module';

register('./typescript-hooks.js', import.meta.url);
process.setSourceMapsEnabled(true);
