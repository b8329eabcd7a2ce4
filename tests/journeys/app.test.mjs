// Inside an app: three stand-ins for what an app puts into its webview, and the whole way without a mailbox.

import assert from "node:assert/strict";
import { createPrivateKey, randomUUID, sign } from "node:crypto";
import { after, before, test } from "node:test";

import { launch, open, picture } from "./browser.mjs";
import { Person } from "./person.mjs";
import { start, until } from "./stage.mjs";

const LINK = "harbour://left";
const PAGE = "https://harbour-market.example/app/left";
/** Ours on dark screens, and on light ones. */
const [DARK, LIGHT] = ["rgb(18, 24, 26)", "rgb(246, 242, 234)"];
const TELEPHONE = { viewport: { width: 360, height: 740 }, colorScheme: "light" };

/** What each app puts where pages find it. */
const APPS = {
  "React Native": (hear) => (window.ReactNativeWebView = { postMessage: hear }),
  WKWebView: (hear) => (window.webkit = { messageHandlers: { adieu: { postMessage: hear } } }),
  Android: (hear) => (window.adieu = { postMessage: hear }),
  "older Android": (hear) => (window.AdieuAndroid = { postMessage: hear }),
};

let server;
let browser;

before(async () => {
  [server, browser] = await Promise.all([start(), launch()]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** What the app's server signs. */
function handOver(account, wanted) {
  const der = Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), Buffer.alloc(32, 1)]);
  const key = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  const iat = Math.floor(server.now() / 1000);
  const claims = { iss: "https://harbour-market.example", aud: server.origin, sub: account, iat, exp: iat + 120 };
  const parts = [{ alg: "EdDSA", typ: "adieu-hand-over+jwt" }, { ...claims, jti: randomUUID(), ...wanted }];
  const text = parts.map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  return `${text}.${sign(null, Buffer.from(text), key).toString("base64url")}`;
}

/** An app with its webview. `heard` is what pages have said to it, `posts` how often the form was sent. */
async function appOf(name, mode = "everything") {
  const page = await open(browser, mode, TELEPHONE);
  const app = { page, heard: [], posts: 0 };
  if (APPS[name]) {
    await page.exposeFunction("hear", (text) => app.heard.push(JSON.parse(text)));
    await page.addInitScript(`(${APPS[name]})((text) => window.hear(text))`);
  }
  page.on("request", (request) => {
    if (request.method() === "POST" && new URL(request.url()).pathname === "/app") app.posts += 1;
  });
  // What the app's address answers in the app.
  await page.route(PAGE, (route) => route.fulfill({ contentType: "text/html", body: "<title>The app</title>" }));
  return app;
}

/** The app opens the page: a form from nowhere of ours. */
async function enter({ page }, token) {
  await page.goto("about:blank");
  await page.setContent(`<form method="post" action="${server.origin}/app"><input type="hidden" name="token" value="${token}"><button>`);
  await Promise.all([page.waitForURL(`${server.origin}/**`), page.click("button")]);
  await page.waitForLoadState("load");
}

const said = (app) => app.heard.map(({ type }) => type);
const ground = (page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

/** From the first page to a request that waits. */
async function leave(app, account) {
  const person = new Person(server, app.page, account);
  person.reference = person.path.split("/")[3];
  await person.prepare();
  await person.send();
  return person;
}

for (const name of Object.keys(APPS)) {
  test(`in ${name} a person leaves without a mailbox, and the app hears what happened and nothing else`, async () => {
    const account = await server.plant(`app${name.toLowerCase().replaceAll(" ", "")}`);
    const app = await appOf(name);
    const { page } = app;
    await enter(app, handOver(account.account, { theme: "dark", lang: "en", return: LINK }));
    assert.match(new URL(page.url()).pathname, /^\/en\/deletion\/[^/]+\/consequences$/);
    assert.equal(await ground(page), DARK, "dark on a light device");
    assert.equal(await page.getAttribute(".back", "href"), LINK, "Back from the first page leads into the app");
    await picture(page, "app-1-consequences");
    const person = await leave(app, account);
    await until("the app is told", () => said(app).includes("pending"));
    assert.deepEqual(new Set(said(app)), new Set(["ready", "pending"]));
    const pending = app.heard.find(({ type }) => type === "pending");
    assert.deepEqual(pending, { type: "pending", reference: person.reference });
    const [, ...codes] = person.secrets;
    const words = JSON.stringify(app.heard);
    for (const secret of [...codes, account.email, account.account]) assert.ok(!words.includes(secret), words);
    await picture(page, "app-2-pending");

    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 360, `${width} px wide`);
    await page.click(`main a[href="${LINK}"]`, { noWaitAfter: true });
    await until("the app hears that it may close", () => said(app).includes("closed"));
    assert.equal(app.posts, 1);
    // No program here opens the app's address, and the browser says so.
    assert.deepEqual(page.complaints.filter((complaint) => !complaint.includes("harbour://")), []);
    await page.context().close();
  });
}

test("Back goes page by page, and never sends a form again", async () => {
  const account = await server.plant("appback");
  const app = await appOf("Android");
  const { page } = app;
  const posted = [];
  page.on("request", (request) => request.method() === "POST" && posted.push(new URL(request.url()).pathname));
  await enter(app, handOver(account.account, { return: PAGE }));
  assert.equal(await ground(page), LIGHT, "the device's own, where the app says nothing");
  await leave(app, account);
  const before = posted.length;
  const shown = [];
  while (page.url() !== "about:blank") {
    shown.push(new URL(page.url()).pathname.split("/").slice(4).join("/"));
    assert.ok((await page.textContent("h1")).length > 3);
    await page.goBack();
    await page.waitForLoadState("load");
    assert.ok(shown.length < 10, shown.join(" "));
  }
  assert.equal(posted.length, before, `sent again: ${posted.slice(before)}`);
  assert.deepEqual(page.complaints, []);

  // The app opens it once more, and finds the request that waits.
  await enter(app, handOver(account.account, { return: PAGE, theme: "dark" }));
  await until("the app is told", () => said(app).at(-1) === "pending");
  await Promise.all([page.waitForURL(PAGE), page.click(`main a[href="${PAGE}"]`)]);
  assert.equal(await page.title(), "The app");
  await page.context().close();
});

test("a hand-over that is not believed leads to the code, and Back sends nothing again", async () => {
  const account = await server.plant("appnot");
  const app = await appOf("React Native");
  const { page } = app;
  const token = handOver(account.account, {});
  await enter(app, token);
  await enter(app, token);
  assert.match(await page.textContent("h1"), /The app could not bring you here/);
  await picture(page, "app-3-refused");
  await Promise.all([page.waitForURL(/\/en\/delete$/), page.click("main .actions a")]);
  await page.goBack();
  await page.waitForLoadState("load");
  assert.match(await page.textContent("h1"), /The app could not bring you here/);
  assert.equal(app.posts, 2);
  await page.context().close();
});

test("without JavaScript it is the same way, and the way back is a link", async () => {
  const account = await server.plant("appplain");
  const app = await appOf("nothing", "no JavaScript");
  const { page } = app;
  await enter(app, handOver(account.account, { theme: "dark", lang: "fi", return: PAGE }));
  assert.match(new URL(page.url()).pathname, /^\/fi\//);
  assert.equal(await page.getAttribute("html", "data-theme"), "dark");
  await leave(app, account);
  await Promise.all([page.waitForURL(PAGE), page.click(`main a[href="${PAGE}"]`)]);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});
