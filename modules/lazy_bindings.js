// Preloaded into jsii's Node process by lazy_bindings.py; that file says why.
//
// The bindings' lib/index.js is 2,200 lines of `exports.x = require("./x")`. Each becomes a getter that requires
// its submodule when it is first asked for. A file that does not look so is left as it is.
'use strict';

const { registerHooks } = require('node:module');

const INDEX = /\/@cdktf\/provider-[a-z]+\/lib\/index\.js$/;
const EAGER = /^exports\.(\w+) = require\("(\.\/[\w-]+)"\);$/gm;
const LAZY = 'lazily("$1", () => require("$2"));';
const PRELUDE = `
function lazily(name, load) {
  Object.defineProperty(exports, name, {
    configurable: true,
    enumerable: true,
    get() {
      const value = load();
      Object.defineProperty(exports, name, { configurable: true, enumerable: true, value, writable: true });
      return value;
    },
  });
}
`;

function lazyIndex(source) {
  const lazy = source.replace(EAGER, LAZY);
  if (lazy === source) {
    process.emitWarning('the bindings are not laid out as expected: they load the ordinary, slow way');
    return source;
  }
  return lazy + PRELUDE;
}

if (registerHooks) {
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      return INDEX.test(url) ? { ...loaded, source: lazyIndex(String(loaded.source)) } : loaded;
    },
  });
} else {
  process.emitWarning(`Node ${process.version} has no registerHooks: the bindings load the ordinary, slow way`);
}
