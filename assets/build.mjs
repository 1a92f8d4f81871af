// Builds assets/dist, which embed.go carries in the binary: the style sheet (Tailwind), the script (esbuild),
// the Pretendard font, and the images. File names carry a hash of their content, so that browsers may keep
// them for ever; manifest.json maps the plain names to these. Text is compressed here once, not per request.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, extname, join, parse } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { emitFont } from "./font.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, "..", "node_modules");
const dist = join(here, "dist");
const browsers = ["chrome109", "firefox115", "safari16"];
const compressed = new Set([".css", ".js", ".svg", ".txt"]);

const manifest = {};

emptyDist();
emit("app.css", tailwind("css/app.css"));
emit("app.js", await bundle("js/app.js"));
emit("head.js", await bundle("js/head.js"));
await emitFont(join(here, ".."), emit, browsers);
for (const name of readdirSync(join(here, "images"))) emit(name, readFileSync(join(here, "images", name)));
writeFileSync(join(dist, "manifest.json"), JSON.stringify(manifest, null, 2) + "\n");

// The placeholder stays: without it `go:embed all:dist` would not compile on a clean clone.
function emptyDist() {
  mkdirSync(dist, { recursive: true });
  for (const name of readdirSync(dist)) if (name !== ".gitkeep") rmSync(join(dist, name), { recursive: true });
}

function tailwind(source) {
  const dir = mkdtempSync(join(tmpdir(), "offergap-css-"));
  const out = join(dir, "out.css");
  execFileSync(join(modules, ".bin", "tailwindcss"), ["-i", join(here, source), "-o", out, "--minify"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const css = readFileSync(out);
  rmSync(dir, { recursive: true });
  return css;
}

async function bundle(source) {
  const result = await build({
    entryPoints: [join(here, source)],
    bundle: true,
    minify: true,
    format: "iife",
    target: browsers,
    legalComments: "inline",
    write: false,
  });
  return Buffer.from(result.outputFiles[0].contents);
}

// emit writes one file under its fingerprinted name and returns that name, relative to dist.
function emit(name, content) {
  const { dir, name: stem, ext } = parse(name);
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 12);
  const hashed = join(dir, `${stem}.${hash}${ext}`);
  const path = join(dist, hashed);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  if (compressed.has(extname(name))) {
    writeFileSync(path + ".br", brotliCompressSync(content));
    writeFileSync(path + ".gz", gzipSync(content, { level: 9 }));
  }
  manifest[name] = hashed;
  return hashed;
}
