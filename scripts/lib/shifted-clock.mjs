// Preloaded (`node --import`) into the server of the screen tests: its clock runs CLOCK_SHIFT_MS ahead,
// so that a test meets an open window on a workday whenever it runs. Time itself passes as usual.
const shift = Number(process.env.CLOCK_SHIFT_MS || 0)

if (shift !== 0) {
  const System = Date
  const now = () => System.now() + shift
  globalThis.Date = new Proxy(System, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    apply: () => new System(now()).toString(),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  })
}
