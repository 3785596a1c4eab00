#!/usr/bin/env node
import { runCommandLine } from './command-line.js';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Whoever reads our output has read enough.
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await runCommandLine(process.argv.slice(2), process.env);
