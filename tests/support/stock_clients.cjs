// Unmodified Yjs clients from web/node_modules: node stock_clients.cjs WEB_FOLDER SCENE PORT ARTIFACT
const { createRequire } = require('node:module')
const [web, scene, port, artifact, ...more] = process.argv.slice(2)
const from = createRequire(`${web}/package.json`)
const Y = from('yjs')
const { WebsocketProvider } = from('y-websocket')

const origin = `http://127.0.0.1:${port}`
const rows = doc => doc.getMap('rows:rows')
const text = doc => rows(doc).get('r0').get('action')
const sorted = (key, value) =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value
const content = doc => JSON.stringify(rows(doc).toJSON(), sorted)
const pause = ms => new Promise(resolve => setTimeout(resolve, ms))
const until = async (what, holds) => {
  for (let turn = 0; turn < 400; turn++) {
    if (await holds()) return
    await pause(25)
  }
  throw new Error(`never: ${what}`)
}
const state = async () => (await fetch(`${origin}/state`)).json()
const tell = what => fetch(`${origin}/do/${what}`)

function client(name) {
  const doc = new Y.Doc()
  const url = `ws://127.0.0.1:${port}/api/v1/documents`
  const provider = new WebsocketProvider(url, artifact, doc, { params: { token: name }, disableBc: true, maxBackoffTime: 200 })
  provider.awareness.setLocalStateField('user', { name })
  return { name, doc, provider }
}
const synced = all => until('synced', () => all.every(({ provider }) => provider.synced))
const equal = all => until('equal', () => new Set(all.map(({ doc }) => content(doc))).size === 1)

const scenes = {
  async converge() {
    const all = Array.from({ length: 10 }, (_, n) => client(`u${n}`))
    await synced(all)
    all.forEach(({ doc }, n) => {
      for (let k = 0; k < 20; k++) text(doc).insert(k % 3, String(n))
      if (n % 2) text(doc).delete(0, 5)
      rows(doc).set(`n${n}`, new Y.Map([['order', `a${n + 1}`], ['action', new Y.Text('新しい行😀')]]))
      if (n === 4) rows(doc).delete('n4')
    })
    const late = client('late')
    all[0].provider.disconnect()
    text(all[0].doc).insert(0, 'OFFLINE')
    await pause(50)
    all[0].provider.connect()
    const everyone = [...all, late]
    await synced(everyone)
    await equal(everyone)
    await until('offline work arrives', () => content(late.doc).includes('OFFLINE'))
    await until('presence', () => everyone.slice(1).every(({ provider }) => provider.awareness.getStates().size === 11))
    const stored = (await state()).rows
    for (const [id, row] of rows(late.doc)) if (stored[id] !== row.get('action').toString()) throw new Error(id)
    if (rows(late.doc).get('n3').get('origin').by !== 'u3') throw new Error('no stamp')
    late.provider.destroy()
    await until('presence leaves', () => all.slice(1).every(({ provider }) => provider.awareness.getStates().size === 10))
    for (const { provider } of all) provider.destroy()
    await until('freed', async () => (await state()).open.length === 0)
  },
  async refuse() {
    const [a, reader] = [client('a'), client('reader')]
    await synced([a, reader])
    text(reader.doc).insert(0, 'NO')
    text(a.doc).insert(0, 'yes')
    await until('others arrive', () => content(reader.doc).includes('yes'))
    await pause(100)
    if (content(a.doc).includes('NO')) throw new Error('a reader wrote')
    await tell('all:lock')
    text(a.doc).insert(0, 'LOCKED')
    await pause(100)
    if (JSON.stringify(await state()).includes('LOCKED')) throw new Error('a locked document changed')
    await tell('all:unlock')
    await until('work arrives after the lock', async () => JSON.stringify(await state()).includes('LOCKED'))
    await equal([a, reader])
  },
  async type() {
    // Types until it is told to stop; then says what the clients have seen from each other.
    const all = Array.from({ length: 10 }, (_, n) => client(`u${n}`))
    await synced(all)
    let count = 0
    const timer = setInterval(() => all.forEach(({ doc }, n) => text(doc).insert(0, `<${n}.${count++}>`)), 5)
    console.log('typing')
    let down = false
    all[0].provider.on('status', ({ status }) => (down = down || status === 'disconnected'))
    await until('the server dies', () => down)
    clearInterval(timer)
    for (const { provider } of all) provider.disconnect()
    const seen = new Set()
    all.forEach(({ doc }, n) => {
      for (const [mark, author] of text(doc).toString().matchAll(/<(\d)\.\d+>/g)) if (Number(author) !== n) seen.add(mark)
    })
    console.log(JSON.stringify([...seen]))
  }
}

const warn = console.warn
console.warn = (...words) => (String(words[0]).startsWith('Permission denied') ? undefined : warn(...words))
scenes[scene](...more).then(
  () => process.exit(0),
  error => {
    console.error(error)
    process.exit(1)
  }
)
