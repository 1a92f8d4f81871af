import { rmSync } from "node:fs";

export default function removeDatabase() {
  rmSync(process.env.E2E_DIR, { recursive: true, force: true });
}
