(function () {
  'use strict';

  // Everything in the recording is a stranger's text. It only ever becomes a text node.
  const data = JSON.parse(document.getElementById('recording').textContent);
  const ROW = 30;
  const LANES = { user: 24, client: 72, server: 120 };
  const SLOW = 1000;
  const events = data.events;
  const bySequence = new Map();
  events.forEach(function (event, index) {
    event.index = index;
    bySequence.set(event.seq, event);
  });
  const pairs = new Map();
  events.forEach(function (event) {
    if (event.request && bySequence.has(event.request)) {
      pairs.set(event, bySequence.get(event.request));
      pairs.set(bySequence.get(event.request), event);
    }
  });
  const state = { shown: events, selected: null, marked: null, words: '', hidden: new Set() };

  function $(id) { return document.getElementById(id); }

  function make(tag, className, text) {
    const element = document.createElement(tag);
    if (className) { element.className = className; }
    if (text !== undefined && text !== null) { element.textContent = String(text); }
    return element;
  }

  function time(ms) {
    if (ms < 10) { return ms.toFixed(1) + ' ms'; }
    if (ms < 1000) { return Math.round(ms) + ' ms'; }
    if (ms < 120000) { return (ms / 1000).toFixed(2) + ' s'; }
    return Math.floor(ms / 60000) + ' min ' + Math.round(ms % 60000 / 1000) + ' s';
  }

  function size(bytes) {
    const units = ['B', 'KiB', 'MiB', 'GiB'];
    let unit = 0;
    let value = bytes;
    while (value >= 1024 && unit < 3) { value /= 1024; unit++; }
    return (unit ? value.toFixed(1) : value) + ' ' + units[unit];
  }

  // ---- what an event is

  function group(event) {
    const kind = event.kind;
    if (kind === 'message') { return 'messages'; }
    if (kind.startsWith('http-')) { return 'http'; }
    if (kind.startsWith('stream-')) { return 'streams'; }
    if (kind === 'stderr') { return 'stderr'; }
    if (kind === 'finding' || kind === 'not-message') { return 'findings'; }
    return 'process';
  }

  function label(event) {
    const j = event.json;
    switch (event.kind) {
      case 'message':
        if (event.shape === 'result') { return 'result' + (event.method ? ' of ' + event.method : ''); }
        if (event.shape === 'error') { return 'error' + (event.method ? ' of ' + event.method : ''); }
        return event.method || event.shape;
      case 'http-opened': return (j.method || '') + ' ' + (j.url || '');
      case 'http-request': return 'request head, ' + (j.protocol || '');
      case 'http-response': return 'HTTP ' + j.status;
      case 'http-ended': return 'exchange over';
      case 'http-broken': return 'exchange broke off: ' + (j.problem || '');
      case 'stream-event': return 'event ' + (j.name || '') + (j.id ? ', id ' + j.id : '');
      case 'stream-comment': return 'comment ' + (j.text || '');
      case 'stream-retry': return 'retry in ' + (j.text || '') + ' ms';
      case 'stderr': return j.text || '';
      case 'finding': return (j.rule || '') + ': ' + (j.problem || '');
      case 'not-message': return j.text || 'bytes that are no message';
      case 'process-started': return 'process ' + j.pid + ' started';
      case 'process-ended': return 'process ' + j.pid + ' ended ' + (j.means || '') + (j.status === undefined ? '' : ', status ' + j.status);
      case 'user': return j.text || '';
      case 'end': return 'end of the recording';
      default: return event.kind;
    }
  }

  function tag(event) {
    switch (event.kind) {
      case 'message': return event.id ? '#' + event.id : event.shape === 'notification' ? 'note' : '';
      case 'http-opened': case 'http-request': case 'http-response': case 'http-ended': case 'http-broken':
      case 'stream-event': case 'stream-comment': case 'stream-retry': return 'http ' + event.json.exchange;
      default: return event.kind;
    }
  }

  const ASKS_USER = /^(elicitation|sampling|roots)\//;

  function ends(event) {
    if (event.kind === 'user') { return event.json.back ? ['client', 'user'] : ['user', 'client']; }
    const far = event.kind === 'message' && event.method && ASKS_USER.test(event.method) ? 'user' : 'client';
    if (event.direction === 'to-server') { return [far, 'server']; }
    if (event.direction === 'to-client') { return ['server', far]; }
    return null;
  }

  function bad(event) {
    return event.bad || event.kind === 'http-broken' || (event.kind === 'http-response' && event.json.status >= 400);
  }

  function warns(event) { return event.kind === 'finding' || event.kind === 'not-message'; }

  function text(event) {
    if (event.haystack === undefined) {
      event.haystack = (label(event) + ' ' + tag(event) + ' ' + (event.subject || '') + ' ' + (event.json.text || '')
          + ' ' + (event.json.headers || []).map(function (h) { return h.name + ': ' + h.value; }).join(' ')).toLowerCase();
    }
    return event.haystack;
  }

  // ---- the list: only the rows in sight are elements

  const list = $('list');
  const space = $('space');
  const longest = events.reduce(function (most, event) { return Math.max(most, event.latency || 0); }, 1);
  let drawn = [];

  function lanes(event) {
    const cell = make('div', 'lanes-cell');
    Object.keys(LANES).forEach(function (name) {
      const line = make('i');
      line.style.left = LANES[name] + 'px';
      cell.append(line);
    });
    const way = ends(event);
    const colour = bad(event) ? 'is-bad' : warns(event) ? 'is-warn'
        : way && (way[0] === 'user' || way[1] === 'user') ? 'by-user' : event.direction;
    if (!way) {
      const dot = make('div', 'dot ' + colour);
      dot.style.left = LANES[event.kind.startsWith('process') ? 'server' : 'client'] + 'px';
      cell.append(dot);
      return cell;
    }
    const from = LANES[way[0]];
    const to = LANES[way[1]];
    const thin = event.kind === 'message' || event.kind === 'user' ? '' : ' thin';
    const arrow = make('div', 'arrow ' + colour + (to > from ? ' right' : ' left') + thin);
    arrow.style.left = Math.min(from, to) + 2 + 'px';
    arrow.style.width = Math.abs(to - from) - 3 + 'px';
    cell.append(arrow);
    return cell;
  }

  function row(event, place) {
    const element = make('div', 'row' + (event === state.marked ? ' marked' : '')
        + (state.selected && pairs.get(state.selected) === event ? ' pair' : ''));
    element.id = 'row-' + event.index;
    element.setAttribute('role', 'option');
    element.setAttribute('aria-selected', String(event === state.selected));
    element.setAttribute('aria-posinset', String(place + 1));
    element.setAttribute('aria-setsize', String(state.shown.length));
    element.style.top = place * ROW + 'px';
    element.append(make('div', 'time', time(event.ms)), lanes(event));
    const what = make('div', 'what');
    const name = tag(event);
    if (name) { what.append(make('span', 'tag' + (bad(event) ? ' bad' : warns(event) ? ' warn' : ''), name)); }
    what.append(make(event.kind === 'message' || event.kind === 'user' ? 'b' : 'span',
        bad(event) ? 'is-bad' : '', label(event).slice(0, 300)));
    if (event.subject) { what.append(' ', make('span', 'faint', event.subject.slice(0, 200))); }
    what.title = what.textContent;
    element.append(what);
    element.append(make('div', 'size', event.json.size === undefined ? '' : size(event.json.size)));
    const took = make('div', 'took');
    if (event.latency !== undefined) {
      const slow = event.latency >= SLOW;
      const bar = make('div', 'bar' + (bad(event) ? ' bad' : slow ? ' slow' : ''));
      bar.style.width = Math.max(2, Math.round(44 * event.latency / longest)) + 'px';
      took.append(bar, make('span', slow ? 'slow' : '', time(event.latency)));
    }
    element.append(took);
    element.addEventListener('mousedown', function () { select(event); });
    return element;
  }

  function draw() {
    const first = Math.max(0, Math.floor(list.scrollTop / ROW) - 10);
    const last = Math.min(state.shown.length, first + Math.ceil(list.clientHeight / ROW) + 20);
    drawn.forEach(function (element) { element.remove(); });
    drawn = [];
    const rows = document.createDocumentFragment();
    for (let i = first; i < last; i++) {
      const element = row(state.shown[i], i);
      drawn.push(element);
      rows.append(element);
    }
    space.append(rows);
  }

  function refresh() {
    space.style.height = state.shown.length * ROW + 'px';
    $('empty').hidden = state.shown.length > 0;
    $('count').textContent = state.shown.length === events.length
        ? events.length + ' events' : state.shown.length + ' of ' + events.length + ' events';
    draw();
    paint(true);
  }

  function filter() {
    const words = state.words.toLowerCase().split(/\s+/).filter(Boolean);
    state.shown = events.filter(function (event) {
      return !state.hidden.has(group(event))
          && words.every(function (word) {
            return word.length > 1 && word[0] === '-' ? !text(event).includes(word.slice(1)) : text(event).includes(word);
          });
    });
    refresh();
    if (state.selected) { reveal(state.selected); }
  }

  function reveal(event) {
    const place = state.shown.indexOf(event);
    if (place < 0) { return; }
    const top = place * ROW;
    if (top < list.scrollTop) { list.scrollTop = top; }
    if (top + ROW > list.scrollTop + list.clientHeight) { list.scrollTop = top + ROW - list.clientHeight; }
  }

  function select(event) {
    state.selected = event;
    reveal(event);
    draw();
    paint(false);
    list.setAttribute('aria-activedescendant', 'row-' + event.index);
    show(event);
  }

  function move(by) {
    if (!state.shown.length) { return; }
    const place = state.shown.indexOf(state.selected);
    const next = place < 0 ? (by < 0 ? state.shown.length - 1 : 0)
        : Math.max(0, Math.min(state.shown.length - 1, place + by));
    select(state.shown[next]);
  }

  // ---- the whole recording at a glance

  const canvas = $('overview');
  const total = events.reduce(function (most, event) { return Math.max(most, event.ms); }, 1);

  const LANE_AT = { user: 14, client: 38, server: 62 };
  const EDGE = 52;
  let layer = null;
  let painting = 0;

  function across(ms, width) { return EDGE + (width - EDGE - 6) * ms / total; }

  // Asking for a colour costs more than painting with it.
  function palette() {
    const style = getComputedStyle(document.documentElement);
    const colours = {};
    ['user', 'client', 'server', 'line', 'bad', 'warn', 'accent'].forEach(function (name) {
      colours[name] = style.getPropertyValue('--' + name).trim();
    });
    return colours;
  }

  function paint(anew) {
    if (anew) { layer = null; }
    cancelAnimationFrame(painting);
    painting = requestAnimationFrame(function () {
      const scale = window.devicePixelRatio || 1;
      const width = canvas.clientWidth;
      const height = canvas.clientHeight;
      const colours = palette();
      if (!layer) { layer = events.length ? paintEvents(width, height, scale, colours) : document.createElement('canvas'); }
      canvas.width = Math.max(1, width * scale);
      canvas.height = Math.max(1, height * scale);
      const pen = canvas.getContext('2d');
      if (layer.width) { pen.drawImage(layer, 0, 0); }
      if (state.selected) {
        pen.scale(scale, scale);
        pen.fillStyle = colours.accent;
        pen.fillRect(across(state.selected.ms, width) - 1, 0, 2, height);
      }
    });
  }

  function paintEvents(width, height, scale, colours) {
    const paper = document.createElement('canvas');
    paper.width = Math.max(1, width * scale);
    paper.height = Math.max(1, height * scale);
    const pen = paper.getContext('2d');
    pen.scale(scale, scale);
    pen.font = '11px system-ui, sans-serif';
    Object.keys(LANE_AT).forEach(function (name) {
      pen.fillStyle = colours[name];
      pen.fillText(name, 2, LANE_AT[name] + 4);
      pen.fillStyle = colours.line;
      pen.fillRect(EDGE, LANE_AT[name], width - EDGE, 1);
    });
    const chosen = state.shown.length === events.length ? null : new Set(state.shown);
    events.forEach(function (event) {
      pen.globalAlpha = chosen && !chosen.has(event) ? 0.12 : 0.85;
      mark(pen, event, width, colours);
    });
    return paper;
  }

  function mark(pen, event, width, colours) {
    const way = ends(event);
    const x = across(event.ms, width);
    if (event.latency !== undefined) {
      const lane = event.direction === 'to-client' ? 'client' : 'server';
      const from = across(Math.max(0, event.ms - event.latency), width);
      pen.fillStyle = colours[bad(event) ? 'bad' : event.latency >= SLOW ? 'warn' : lane];
      pen.fillRect(from, LANE_AT[lane] - 5, Math.max(2, x - from), 10);
    } else if (way && (way[0] === 'user' || way[1] === 'user')) {
      pen.fillStyle = colours.user;
      pen.fillRect(x - 1, LANE_AT.user - 5, 3, 10);
    } else if (bad(event) || warns(event)) {
      pen.fillStyle = colours[bad(event) ? 'bad' : 'warn'];
      pen.fillRect(x - 1, LANE_AT.server - 5, 3, 10);
    } else {
      const lane = event.direction === 'to-server' ? 'client' : 'server';
      pen.fillStyle = colours[lane];
      pen.fillRect(x, LANE_AT[lane] - 3, 1.5, 7);
    }
  }

  canvas.addEventListener('click', function (click) {
    const ms = (click.offsetX - EDGE) / (canvas.clientWidth - EDGE - 6) * total;
    let nearest = null;
    state.shown.forEach(function (event) {
      if (!nearest || Math.abs(event.ms - ms) < Math.abs(nearest.ms - ms)) { nearest = event; }
    });
    if (nearest) { select(nearest); }
  });

  // ---- one event

  const details = $('details');

  function parsed(event) {
    try {
      return event.json.text === undefined ? event.json.json : JSON.parse(event.json.text);
    } catch (broken) {
      return undefined;
    }
  }

  function fact(facts, name, value) {
    if (value === undefined || value === null || value === '') { return; }
    facts.append(make('dt', '', name), make('dd', '', value));
  }

  function action(actions, text, key, work) {
    const button = make('button', '', text + '  ');
    button.type = 'button';
    button.append(make('kbd', '', key));
    button.addEventListener('click', work);
    actions.append(button);
  }

  function show(event) {
    details.replaceChildren();
    details.append(make('h2', bad(event) ? 'is-bad' : '', label(event).slice(0, 400)));
    const facts = make('dl', 'facts');
    fact(facts, 'event', event.seq + ' · ' + event.kind);
    fact(facts, 'when', event.json.at ? event.json.at + '  (' + time(event.ms) + ')' : time(event.ms));
    fact(facts, 'way', { 'to-server': 'client → server', 'to-client': 'server → client' }[event.direction]);
    fact(facts, 'id', event.id);
    fact(facts, 'about', event.subject);
    fact(facts, 'connection', event.json.connection);
    fact(facts, 'exchange', event.json.exchange);
    fact(facts, 'size', event.json.size === undefined ? undefined : size(event.json.size) + ' (' + event.json.size + ' bytes)');
    fact(facts, 'latency', event.latency === undefined ? undefined : time(event.latency));
    fact(facts, 'line', event.json.line);
    fact(facts, 'command', (event.json.command || []).join(' '));
    fact(facts, 'note', event.json.redacted ? 'secrets were taken out' : undefined);
    fact(facts, 'note', event.json.truncated ? 'only the first bytes were kept' : undefined);
    details.append(facts);
    const actions = make('div', 'actions');
    const pair = pairs.get(event);
    if (pair) { action(actions, pair.index < event.index ? 'Go to the request' : 'Go to the answer', 'p', partner); }
    action(actions, state.marked && state.marked !== event ? 'Compare with A' : 'Mark as A', 'd', compare);
    details.append(actions);
    if (event.json.micros) { timings(event.json.micros); }
    if (event.json.headers && event.json.headers.length) {
      details.append(make('h3', '', 'Headers'));
      const table = make('table', 'headers mono');
      event.json.headers.forEach(function (header) {
        const line = make('tr');
        line.append(make('td', '', header.name), make('td', '', header.value));
        table.append(line);
      });
      details.append(table);
    }
    body(event);
    details.scrollTop = 0;
  }

  function timings(micros) {
    details.append(make('h3', '', 'Timing'));
    const table = make('table', 'headers mono');
    const whole = Math.max(1, micros.total || 1);
    Object.keys(micros).forEach(function (name) {
      const line = make('tr');
      const cell = make('td', 'took');
      const bar = make('div', 'bar');
      bar.style.width = Math.max(2, Math.round(120 * micros[name] / whole)) + 'px';
      cell.append(bar, make('span', '', time(micros[name] / 1000)));
      line.append(make('td', '', name.replace('_', ' ')), cell);
      table.append(line);
    });
    details.append(table);
  }

  function body(event) {
    const value = parsed(event);
    if (value !== null && typeof value === 'object') {
      const head = make('h3', '', 'Message ');
      details.append(head);
      const tree = make('div', 'tree');
      tree.id = 'tree';
      tree.append(node(null, value, 0));
      details.append(tree);
      const raw = make('details');
      raw.append(make('summary', 'faint', 'as it was on the wire'));
      raw.addEventListener('toggle', function () {
        if (raw.open && raw.children.length === 1) { raw.append(make('pre', 'raw', event.json.text)); }
      });
      details.append(make('p'), raw);
    } else if (event.json.text !== undefined || event.json.base64 !== undefined) {
      details.append(make('h3', '', event.json.text === undefined ? 'Bytes, as base64' : 'Text'));
      details.append(make('pre', 'raw', event.json.text === undefined ? event.json.base64 : event.json.text));
    }
  }

  // ---- JSON that folds; what is folded is not built yet

  const MOST_CHILDREN = 200;
  const LONGEST = 2000;

  function scalar(value) {
    if (typeof value === 'string') {
      const span = make('span', value === '•••' ? 'masked' : 'string',
          JSON.stringify(value.length > LONGEST ? value.slice(0, LONGEST) + '…' : value));
      if (value.length > LONGEST) {
        const more = make('button', '', 'all ' + value.length + ' characters');
        more.type = 'button';
        more.addEventListener('click', function () {
          span.textContent = JSON.stringify(value);
          more.remove();
        });
        const both = make('span');
        both.append(span, ' ', more);
        return both;
      }
      return span;
    }
    return make('span', typeof value === 'number' ? 'number' : 'literal', String(value));
  }

  function node(key, value, depth) {
    const name = make('span');
    if (key !== null) { name.append(make('span', 'key', typeof key === 'number' ? key : JSON.stringify(key)), ': '); }
    if (value === null || typeof value !== 'object') {
      const leaf = make('div', 'leaf');
      leaf.append(name, scalar(value));
      return leaf;
    }
    const keys = Array.isArray(value) ? value.map(function (_, index) { return index; }) : Object.keys(value);
    const fold = make('details');
    const summary = make('summary');
    summary.append(name, make('span', 'faint', Array.isArray(value)
        ? '[ ' + keys.length + (keys.length === 1 ? ' element ]' : ' elements ]')
        : '{ ' + keys.length + (keys.length === 1 ? ' member }' : ' members }')));
    fold.append(summary);
    const inside = make('div', 'inside');
    fold.append(inside);
    let built = 0;
    function build() {
      const end = Math.min(keys.length, built + MOST_CHILDREN);
      for (; built < end; built++) { inside.append(node(keys[built], value[keys[built]], depth + 1)); }
      if (built < keys.length) {
        const more = make('button', '', (keys.length - built) + ' more');
        more.type = 'button';
        more.addEventListener('click', function () { more.remove(); build(); });
        inside.append(more);
      }
    }
    function ensure() { if (!built) { build(); } }
    fold.addEventListener('toggle', function () { if (fold.open) { ensure(); } });
    if (depth < 3 && keys.length <= 40) { ensure(); fold.open = true; }
    return fold;
  }

  function foldAll(open) {
    const tree = $('tree');
    if (!tree) { return; }
    if (!open) { tree.querySelectorAll('details').forEach(function (fold) { fold.open = false; }); return; }
    let wave = [].slice.call(tree.querySelectorAll('details:not([open])'), 0, 500);
    wave.forEach(function (fold) { fold.open = true; });
  }

  // ---- what differs between two events

  function lines(event) {
    const value = parsed(event);
    const whole = value !== undefined && value !== null && typeof value === 'object'
        ? JSON.stringify(value, null, 2) : event.json.text || JSON.stringify(event.json, null, 2);
    return whole.split('\n').slice(0, 5000);
  }

  function difference(before, after) {
    let start = 0;
    while (start < before.length && start < after.length && before[start] === after[start]) { start++; }
    let tail = 0;
    while (tail < before.length - start && tail < after.length - start
        && before[before.length - 1 - tail] === after[after.length - 1 - tail]) { tail++; }
    const one = before.slice(start, before.length - tail);
    const two = after.slice(start, after.length - tail);
    const result = before.slice(0, start).map(function (line) { return [' ', line]; });
    if (one.length * two.length > 4000000) {
      one.forEach(function (line) { result.push(['-', line]); });
      two.forEach(function (line) { result.push(['+', line]); });
    } else {
      const width = two.length + 1;
      const table = new Uint16Array((one.length + 1) * width);
      for (let i = one.length - 1; i >= 0; i--) {
        for (let j = two.length - 1; j >= 0; j--) {
          table[i * width + j] = one[i] === two[j] ? table[(i + 1) * width + j + 1] + 1
              : Math.max(table[(i + 1) * width + j], table[i * width + j + 1]);
        }
      }
      let i = 0;
      let j = 0;
      while (i < one.length || j < two.length) {
        if (i < one.length && j < two.length && one[i] === two[j]) { result.push([' ', one[i]]); i++; j++;
        } else if (j >= two.length || (i < one.length && table[(i + 1) * width + j] >= table[i * width + j + 1])) {
          result.push(['-', one[i++]]);
        } else { result.push(['+', two[j++]]); }
      }
    }
    return result.concat(before.slice(before.length - tail).map(function (line) { return [' ', line]; }));
  }

  function compare() {
    if (!state.selected) { return; }
    if (!state.marked || state.marked === state.selected) {
      state.marked = state.marked ? null : state.selected;
      draw();
      show(state.selected);
      return;
    }
    const before = state.marked;
    const after = state.selected;
    const parts = difference(lines(before), lines(after));
    details.replaceChildren();
    details.append(make('h2', '', 'What differs'));
    const facts = make('dl', 'facts');
    fact(facts, 'A', before.seq + ' · ' + label(before).slice(0, 200));
    fact(facts, 'B', after.seq + ' · ' + label(after).slice(0, 200));
    details.append(facts);
    const actions = make('div', 'actions');
    action(actions, 'Unmark A', 'Esc', unmark);
    details.append(actions);
    const box = make('div', 'diff');
    box.id = 'diff';
    const changed = parts.map(function (part) { return part[0] !== ' '; });
    let skipped = 0;
    parts.forEach(function (part, index) {
      const near = changed.slice(Math.max(0, index - 3), index + 4).some(Boolean);
      if (!near) { skipped++; return; }
      if (skipped) { box.append(make('div', 'skipped', skipped + ' equal lines')); skipped = 0; }
      box.append(make('div', part[0] === '+' ? 'added' : part[0] === '-' ? 'gone' : '', part[0] + ' ' + part[1]));
    });
    if (skipped) { box.append(make('div', 'skipped', skipped + ' equal lines')); }
    details.append(box);
    details.scrollTop = 0;
  }

  function unmark() {
    state.marked = null;
    draw();
    if (state.selected) { show(state.selected); }
  }

  function partner() {
    const pair = state.selected && pairs.get(state.selected);
    if (!pair) { return; }
    if (!state.shown.includes(pair)) { clear(); }
    select(pair);
  }

  // ---- the frame around it

  function clear() {
    state.hidden.clear();
    state.words = '';
    $('search').value = '';
    document.querySelectorAll('[data-group]').forEach(function (chip) { chip.setAttribute('aria-pressed', 'true'); });
    filter();
  }

  function theme(name) {
    document.documentElement.dataset.theme = name;
    $('theme').textContent = name === 'dark' ? 'Light' : 'Dark';
    paint(true);
  }

  function chips() {
    const counts = {};
    events.forEach(function (event) { counts[group(event)] = (counts[group(event)] || 0) + 1; });
    ['messages', 'http', 'streams', 'stderr', 'findings', 'process'].forEach(function (name) {
      if (!counts[name]) { return; }
      const chip = make('button', '', name + ' ' + counts[name]);
      chip.type = 'button';
      chip.dataset.group = name;
      chip.setAttribute('aria-pressed', 'true');
      chip.addEventListener('click', function () {
        if (state.hidden.has(name)) { state.hidden.delete(name); } else { state.hidden.add(name); }
        chip.setAttribute('aria-pressed', String(!state.hidden.has(name)));
        filter();
      });
      $('chips').append(chip);
    });
  }

  function figures() {
    const box = $('figures');
    const answers = events.filter(function (event) { return event.latency !== undefined; });
    const sorted = answers.map(function (event) { return event.latency; }).sort(function (a, b) { return a - b; });
    function figure(value, name, className) {
      const element = make('div', 'figure' + (className ? ' ' + className : ''));
      element.append(make('b', '', value), make('span', '', name));
      box.append(element);
    }
    figure(time(total), 'from start to end');
    figure(answers.length, 'answered requests');
    if (sorted.length) {
      figure(time(sorted[Math.floor((sorted.length - 1) / 2)]), 'median latency');
      figure(time(sorted[sorted.length - 1]), 'slowest', sorted[sorted.length - 1] >= SLOW ? 'warn' : '');
    }
    (data.phases || []).forEach(function (phase) { figure(time(phase.ms), phase.name); });
    const errors = events.filter(bad).length;
    const findings = events.filter(warns).length;
    figure(errors, errors === 1 ? 'error' : 'errors', errors ? 'bad' : '');
    if (findings) { figure(findings, findings === 1 ? 'finding' : 'findings', 'warn'); }
  }

  const KEYS = {
    ArrowDown: function () { move(1); }, j: function () { move(1); },
    ArrowUp: function () { move(-1); }, k: function () { move(-1); },
    PageDown: function () { move(Math.floor(list.clientHeight / ROW) - 1); },
    PageUp: function () { move(1 - Math.floor(list.clientHeight / ROW)); },
    Home: function () { move(-events.length); }, End: function () { move(events.length); },
    Enter: function () { details.focus(); },
    p: partner, d: compare, '/': function () { $('search').focus(); $('search').select(); },
    t: function () { theme(document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark'); },
    '-': function () { foldAll(false); }, '+': function () { foldAll(true); },
    '?': function () { $('help').showModal(); }, c: clear
  };

  document.addEventListener('keydown', function (press) {
    if (press.ctrlKey || press.altKey || press.metaKey) { return; }
    if ($('help').open) {
      if (press.key === 'Escape') { $('help').close(); }
      return;
    }
    const typing = press.target === $('search');
    if (press.key === 'Escape') {
      if (typing && state.words) { clear(); } else if (state.marked) { unmark(); }
      list.focus();
      return;
    }
    if (typing) {
      if (press.key === 'ArrowDown' || press.key === 'Enter') { list.focus(); move(state.shown.includes(state.selected) ? 0 : 1); press.preventDefault(); }
      return;
    }
    const inDetails = details.contains(press.target);
    const own = press.target instanceof HTMLButtonElement || press.target.tagName === 'SUMMARY';
    if ((own && (press.key === 'Enter' || press.key === ' ')) || (inDetails && /^(Arrow|Page|Home|End)/.test(press.key))) { return; }
    const work = KEYS[press.key];
    if (work) { work(); press.preventDefault(); }
  });

  let waiting = 0;
  $('search').addEventListener('input', function () {
    state.words = $('search').value;
    clearTimeout(waiting);
    waiting = setTimeout(filter, 60);
  });
  let frame = 0;
  list.addEventListener('scroll', function () {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(draw);
  });
  window.addEventListener('resize', refresh);
  $('theme').addEventListener('click', KEYS.t);
  $('keys').addEventListener('click', KEYS['?']);
  $('close').addEventListener('click', function () { $('help').close(); });
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', function () { theme(dark.matches ? 'dark' : 'light'); });

  $('title').textContent = data.header.server || 'recording';
  document.title = (data.header.server || 'recording') + ' · mcpctl';
  $('about').textContent = [(data.header.command || []).join(' '), data.header.started,
    data.header.tool ? 'mcpctl ' + data.header.tool : ''].filter(Boolean).join(' · ');
  if (data.notes && data.notes.length) {
    $('notes').hidden = false;
    $('notes').textContent = data.notes.join('; ');
  }
  ['0 ms', time(total / 4), time(total / 2), time(total * 3 / 4), time(total)].forEach(function (mark) {
    $('axis').append(make('span', '', mark));
  });
  figures();
  chips();
  theme(dark.matches ? 'dark' : 'light');
  refresh();
  const first = events.find(function (event) { return event.kind === 'message'; }) || events[0];
  if (first) { select(first); }
  list.focus();
  document.documentElement.dataset.ready = 'true';
})();
