// The font in two parts. The first holds the characters that OfferGap's own texts use and stands inside a style
// sheet, so that the first paint is already in it and nothing moves when a font arrives. The second is the whole
// of Pretendard in small files, of which a browser fetches what somebody typed and the first part lacks.
import { readFileSync, readdirSync } from "node:fs";
import { extname, join } from "node:path";
import { transformSync } from "esbuild";
import subset from "subset-font";

// Weights that the style sheets use.
const weights = { min: 400, max: 800 };

// Where characters come from that a page can show.
const sources = [
  ["views", [".templ", ".go", ".yaml"]],
  ["handlers", [".go"]],
  ["calc", [".yaml"]],
];

// emitFont writes font.css and, for the rest, font-rest.css with its files. The Open Font License asks that its
// text goes with them and reserves the name Pretendard for the unmodified font.
export async function emitFont(root, emit, browsers) {
  const pretendard = join(root, "node_modules", "pretendard", "dist");
  const whole = readFileSync(join(pretendard, "public", "variable", "PretendardVariable.ttf"));
  const part = await subset(whole, characters(root), { targetFormat: "woff2", variationAxes: { wght: weights } });
  const face = `@font-face{font-family:"OfferGap Sans";font-style:normal;font-weight:${weights.min} ${weights.max};src:url(data:font/woff2;base64,${part.toString("base64")}) format("woff2")}`;
  emit("font.css", Buffer.from(face));

  const variable = join(pretendard, "web", "variable");
  const sheet = readFileSync(join(variable, "pretendardvariable-dynamic-subset.css"), "utf8");
  const css = sheet.replace(/url\(\.\/woff2-dynamic-subset\/([^)]+)\)/g, (_, name) => {
    return `url(./${emit(`fonts/${name}`, readFileSync(join(variable, "woff2-dynamic-subset", name)))})`;
  });
  emit("font-rest.css", Buffer.from(transformSync(css, { loader: "css", minify: true, target: browsers }).code));
  emit("fonts/OFL.txt", readFileSync(join(pretendard, "LICENSE.txt")));
}

function characters(root) {
  const found = new Set(Array.from({ length: 0x7f - 0x20 }, (_, i) => String.fromCharCode(0x20 + i)));
  for (const [folder, kinds] of sources) {
    for (const name of readdirSync(join(root, folder), { recursive: true })) {
      if (!kinds.includes(extname(name)) || name.endsWith("_test.go") || name.includes("testdata")) continue;
      for (const c of readFileSync(join(root, folder, name), "utf8")) found.add(c);
    }
  }
  return [...found].filter((c) => c >= " ").sort().join("");
}
