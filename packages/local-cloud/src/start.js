// `npm start`: an older Node, which cannot read TypeScript, gets a plain message instead of a syntax error.
if (process.features.typescript) {
  await import("./main.ts");
} else {
  console.error(
    `Expected Node 22.18 or later, got ${process.versions.node}. The project brings its own where \`npm ci\` may run install ` +
      "scripts: see `npm config get ignore-scripts`.",
  );
  process.exitCode = 1;
}
