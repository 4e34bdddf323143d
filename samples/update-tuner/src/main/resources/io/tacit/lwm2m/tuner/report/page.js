"use strict";
// Draws the charts with Observable Plot, from the data of the page. What a chart shows stands in a table too.
(() => {
  const result = JSON.parse(document.getElementById("result").textContent);

  const POLICY_SYMBOLS = ["circle", "square", "triangle", "diamond", "star", "wye"];
  const POLICY_COLOURS = ["var(--blue)", "var(--orange)", "var(--green)", "var(--purple)", "var(--teal)", "var(--red)"];
  const KINDS = {
    register: ["star", "var(--green)"],
    update: ["triangle", "var(--red)"],
    deregister: ["wye", "var(--green)"],
    notification: ["circle", "var(--blue)"],
    send: ["square", "var(--purple)"],
    response: ["diamond", "var(--teal)"],
    request: ["plus", "var(--grey)"],
    control: ["wye", "var(--orange)"],
    acknowledgement: ["circle", "var(--grey)"],
    reset: ["times", "var(--red)"],
    other: ["asterisk", "var(--grey)"]
  };

  const duration = seconds =>
    seconds >= 7200 ? plain(seconds / 3600) + " h" : seconds >= 600 ? plain(seconds / 60) + " min" : seconds + " s";
  const plain = value => String(Math.round(10 * value) / 10);
  const rate = value => value === 0 ? "0" : value < 0.05 ? "< 0.1" : value < 9.95 ? value.toFixed(1)
    : Math.round(value).toLocaleString("en");
  const several = key => new Set(result.cells.map(cell => cell[key])).size > 1;
  const margin = cell => cell.margin === "auto" ? "auto" : cell.margin + " s";
  const policies = [...new Set(result.cells.map(cell => cell.policy))];
  const colour = {domain: policies, range: policies.map((policy, i) => POLICY_COLOURS[i % POLICY_COLOURS.length])};
  const policySymbol = (policy, i) => POLICY_SYMBOLS[i % POLICY_SYMBOLS.length];
  const narrow = width => width < 520;

  const withMargins = several("margin");
  const series = cell => withMargins ? cell.policy + ", margin " + margin(cell) : cell.policy;

  function bars(width, value, least, label) {
    const group = cell => "lifetime " + duration(cell.lifetime) + (withMargins ? ", margin " + margin(cell) : "");
    const groups = [...new Set(result.cells.map(group))];
    // Where some combinations are missing, each bar is named in full; otherwise each group has a head, in its first row.
    const flat = result.cells.length < groups.length * policies.length;
    const name = cell => flat ? cell.policy + ", " + group(cell).replace("lifetime ", "") : cell.policy;
    const names = [...new Set(result.cells.map(name))];
    const small = narrow(width);
    const place = flat ? {y: name} : {y: name, fy: group};
    const bar = {insetTop: small ? 16 : 2, insetBottom: 2};
    const text = {fill: "currentColor", textAnchor: "start"};
    const rows = flat ? names.length : groups.length * (names.length + 1);
    return Plot.plot({
      width, marginLeft: small ? 4 : 14 + 6.5 * Math.max(...names.map(text => text.length)), marginRight: 56, marginTop: 0,
      marginBottom: 46, height: 46 + rows * (small ? 34 : 24),
      x: {label, labelOffset: 40, labelAnchor: "center", grid: true, nice: true, ticks: small ? 4 : 6},
      y: {label: null, axis: small ? null : "left", domain: flat ? names : ["", ...names], padding: 0, tickSize: 0},
      ...(flat ? {} : {fy: {label: null, domain: groups, axis: null, padding: 0}}),
      color: colour,
      marks: [
        Plot.barX(result.cells, {...place, ...bar, x: value, fill: "policy"}),
        Plot.text(result.cells, {...place, ...text, x: value, text: cell => rate(value(cell)), dx: 5, dy: small ? 7 : 0}),
        ...(flat ? [] : [Plot.text(groups, {...text, y: () => "", fy: group => group, x: 0, text: group => group, fontWeight: 600,
          dy: 3, dx: small ? 2 : 0})]),
        Plot.ruleX([0]),
        ...(small ? [Plot.text(result.cells, {...place, ...text, x: 0, text: name, dx: 2, dy: -9})] : []),
        ...(least ? [Plot.tickX(result.cells, {...place, ...bar, x: least, stroke: "var(--ink)", strokeWidth: 3,
          strokeDasharray: "3,2"})] : [])
      ]
    });
  }

  function lines(width, value, label) {
    const lifetimes = [...new Set(result.cells.map(cell => cell.lifetime))].sort((a, b) => a - b);
    const margins = [...new Set(result.cells.map(margin))];
    const dash = name => String(["", "6,3", "2,3", "8,3,2,3"][margins.indexOf(name) % 4]);
    return Plot.plot({
      width, height: 280, marginLeft: 56, marginRight: 24, marginBottom: 44, inset: 8,
      x: {type: "point", domain: lifetimes, tickFormat: duration, label: "lifetime", labelArrow: "right"},
      y: {label, grid: true, nice: true, labelArrow: "up", domain: [0, Math.max(...result.cells.map(value)) || 1]},
      color: colour,
      marks: [
        ...margins.map(name => Plot.line(result.cells.filter(cell => margin(cell) === name), {
          x: "lifetime", y: value, stroke: "policy", z: "policy", sort: "lifetime", strokeWidth: 2, strokeDasharray: dash(name)
        })),
        Plot.dot(result.cells, {
          x: "lifetime", y: value, stroke: "policy", symbol: "policy", fill: "var(--ground)", r: 4.5, strokeWidth: 2,
          tip: {fill: "var(--panel)"}, title: cell => series(cell) + "\nlifetime " + duration(cell.lifetime) + "\n" + rate(value(cell)) + " " + label
        })
      ],
      symbol: {domain: policies, range: policies.map(policySymbol)}
    });
  }

  const MOST_ROWS = 8;

  // Bars that overlap stand below each other, each in the first row that is free; if that takes too many, each ends where the
  // next begins.
  function inRows(intervals) {
    const ends = [];
    const placed = intervals.map(interval => {
      let row = ends.findIndex(end => end <= interval.from);
      row = row < 0 ? ends.length : row;
      ends[row] = interval.to;
      return {...interval, row};
    });
    const next = i => i + 1 < intervals.length ? intervals[i + 1].from : Infinity;
    return ends.length <= MOST_ROWS ? placed
      : intervals.map((interval, i) => ({...interval, to: Math.min(interval.to, next(i)), row: 0}));
  }

  function course(width, course) {
    const [unit, unitName] = [[3600000, "hours"], [60000, "minutes"], [1000, "seconds"]]
      .find(([millis]) => course.lengthMillis > 6 * millis) || [1000, "seconds"];
    const at = millis => Math.min(millis, course.lengthMillis) / unit;
    const clock = millis => (millis / 1000).toFixed(1) + " s";
    const windows = inRows(course.deadlines.map(d => ({from: d.provenMillis, to: d.deadlineMillis, known: d.atMillis})));
    const lifetimes = inRows(course.lifetimes.map(l => ({from: l.fromMillis, to: l.toMillis})));
    // Where there is no room at the left, the name of a row stands above it, in a row of its own.
    const small = narrow(width);
    const rows = [];
    const add = (key, name) => rows.push(...(small && name ? [["name of " + key, name], [key, ""]] : [[key, name]]));
    const addAll = (key, name, bars) => new Set(bars.map(bar => bar.row)).forEach(row => add(key + row, row ? "" : name));
    add("sent", "device sends");
    add("received", "server sends");
    course.decisions.slice(0, 1).forEach(() => add("decided", "decisions"));
    addAll("window", "proof to deadline", windows);
    addAll("lifetime", "server's lifetime", lifetimes);
    course.absences.slice(0, 1).forEach(() => add("absent", "absent"));
    const names = new Map(rows);
    const told = message => clock(message.atMillis) + ": " + message.kind
      + (message.code && message.code !== "0.00" ? " " + message.code : "") + (message.confirmable ? ", Confirmable" : "")
      + (message.promoted ? " to save an Update" : "") + (message.repeated ? ", sent again" : "") + (message.proof ? ", a proof" : "")
      + (message.lost ? ", lost" : "");
    const lane = message => message.fromDevice ? "sent" : "received";
    const x = message => at(message.atMillis);
    const shown = message => KINDS[message.kind] || KINDS.other;
    const tip = {fill: "var(--panel)"};
    return Plot.plot({
      width, marginLeft: small ? 8 : 124, marginRight: 24, marginTop: 8, marginBottom: 40, insetLeft: 10,
      height: 50 + rows.length * (small ? 18 : 22),
      x: {domain: [0, course.lengthMillis / unit], label: unitName, grid: true, ticks: small ? 5 : 10},
      y: {type: "band", domain: rows.map(([key]) => key), tickFormat: key => names.get(key), label: null, tickSize: 0,
        axis: small ? null : "left", padding: 0},
      marks: [
        Plot.rectX(course.absences, {x1: a => at(a.fromMillis), x2: a => at(a.toMillis), fill: "var(--warn)"}),
        Plot.ruleY(["sent", "received"], {stroke: "var(--line)"}),
        Plot.ruleY(windows, {y: w => "window" + w.row, x1: w => at(w.from), x2: w => at(w.to), stroke: "var(--blue)",
          strokeWidth: 6, strokeOpacity: 0.45}),
        Plot.dot(windows, {y: w => "window" + w.row, x: w => at(w.from), r: 3, fill: "var(--blue)"}),
        Plot.tickX(windows.filter(w => w.to <= course.lengthMillis), {y: w => "window" + w.row, x: w => at(w.to), stroke: "var(--blue)",
          strokeWidth: 2.5, insetTop: 2, insetBottom: 2}),
        Plot.ruleY(lifetimes, {y: l => "lifetime" + l.row, x1: l => at(l.from), x2: l => at(l.to), stroke: "var(--green)",
          strokeWidth: 6, strokeOpacity: 0.45}),
        Plot.dot(lifetimes, {y: l => "lifetime" + l.row, x: l => at(l.from), r: 2, fill: "var(--green)"}),
        Plot.ruleY(course.absences, {y: () => "absent", x1: a => at(a.fromMillis), x2: a => at(a.toMillis), stroke: "var(--red)",
          strokeWidth: 8}),
        Plot.dot(course.messages.filter(m => m.proof), {x, y: lane, r: 9, stroke: "var(--ink)", strokeWidth: 1.2}),
        Plot.dot(course.messages.filter(m => !m.lost), {x, y: lane, symbol: m => shown(m)[0], stroke: m => shown(m)[1],
          fill: m => m.confirmable ? shown(m)[1] : "var(--ground)", r: 4.5, strokeWidth: 1.6, title: told, tip}),
        Plot.dot(course.messages.filter(m => m.lost), {x, y: lane, symbol: "times", stroke: "var(--red)", strokeWidth: 2.2, r: 5,
          title: told, tip}),
        Plot.tickX(course.decisions, {x: d => at(d.atMillis), y: () => "decided", stroke: "var(--orange)", strokeWidth: 2,
          insetTop: 4, insetBottom: 4}),
        Plot.dot(course.decisions, {x: d => at(d.atMillis), y: () => "decided", r: 3.5, fill: "var(--orange)",
          title: d => clock(d.atMillis) + ": " + d.type.replaceAll("_", " ") + "\n" + d.reason, tip}),
        ...(small ? [Plot.text(rows.filter(([, name]) => name), {y: row => row[0], x: 0, text: row => row[1], textAnchor: "start",
          dx: -10, dy: 2, fill: "var(--soft)"})] : [])
      ]
    });
  }

  const DRAWINGS = {
    updates: width => bars(width, cell => cell.perDay.updates, cell => cell.least.updates, "Updates per device and day"),
    joules: width => bars(width, cell => cell.perDay.joules, null, "joules per device and day"),
    energy: width => lines(width, cell => cell.perDay.joules, "joules per day"),
    risk: width => lines(width, cell => cell.perDay.absentSeconds, "seconds absent per day")
  };

  function draw(figure) {
    const place = figure.querySelector(".drawing");
    const width = Math.max(260, Math.floor(place.clientWidth));
    if (place.dataset.width === String(width)) {
      return;
    }
    place.dataset.width = width;
    const number = figure.dataset.course;
    const plot = number === undefined ? DRAWINGS[figure.dataset.chart](width) : course(width, result.courses[number]);
    plot.setAttribute("role", "img");
    plot.setAttribute("aria-label", figure.dataset.label);
    place.replaceChildren(plot);
  }

  function key(list) {
    for (const item of list.querySelectorAll("[data-policy], [data-kind]")) {
      const [symbol, stroke] = item.dataset.kind ? KINDS[item.dataset.kind]
        : [policySymbol(item.dataset.policy, policies.indexOf(item.dataset.policy)), colour.range[policies.indexOf(item.dataset.policy)]];
      const mark = Plot.plot({width: 14, height: 14, margin: 0, axis: null, x: {domain: [0, 2]}, y: {domain: [0, 2]},
        marks: [Plot.dot([1], {x: 1, y: 1, symbol, stroke, fill: stroke, r: 4.5, strokeWidth: 1.6})]});
      mark.setAttribute("aria-hidden", "true");
      item.prepend(mark);
    }
  }

  const figures = [...document.querySelectorAll("figure[data-label]")];
  document.querySelectorAll(".key").forEach(key);
  figures.forEach(draw);
  new ResizeObserver(() => figures.forEach(draw)).observe(document.body);
  document.documentElement.dataset.drawn = figures.length;
})();
