// Asks Lighthouse about pages, and prints a report on each as a line of JSON.
// The arguments are a JSON object of what to launch, and the pages' addresses.
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [{ chromium, arguments: chromeFlags, categories }, ...addresses] = process.argv
  .slice(2)
  .map((argument, at) => (at ? argument : JSON.parse(argument)));

// What a page of this site loads is there within milliseconds: Lighthouse's own pauses are for the
// network at large, and a picture of the whole page is looked at by nobody here.
const config = {
  extends: "lighthouse:default",
  settings: {
    onlyCategories: categories,
    pauseAfterFcpMs: 250,
    pauseAfterLoadMs: 250,
    networkQuietThresholdMs: 500,
    cpuQuietThresholdMs: 500,
    disableFullPageScreenshot: true,
  },
};

const browser = await launch({ chromePath: chromium, chromeFlags: ["--headless", ...chromeFlags] });
const reports = [];
for (const address of addresses) {
  const { lhr } = await lighthouse(address, { port: browser.port, logLevel: "error" }, config);
  reports.push(`${JSON.stringify(lhr)}\n`);
}
browser.kill();
// Lighthouse keeps connections open for seconds; but a pipe takes only so much at once.
process.stdout.write(reports.join(""), () => process.exit());
