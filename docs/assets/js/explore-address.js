/* A view of the case list as it stands in the address: what is chosen, typed and ordered, and which cases are to be compared.
   What there is not (any more) is passed over. */
"use strict";
amendsSearch.give("exploreAddress", function ({ facets, units }, values, cases, orders) {
  const MOST = 4; // cases side by side
  const byName = new Map(values.map((one) => [`${facets[one.facet].name}/${one.value}`, one]));
  const known = new Set(cases.map((one) => one.id));
  const escaped = (value) => encodeURIComponent(value).replace(/%20/g, "+");
  const signs = ({ name }) => [[1, name], [-1, `not-${name}`]];
  const usual = units.map(([name]) => name).reduce((best, name) => (counted(name) > counted(best) ? name : best), ""); // the unit that most cases have

  function counted(unit) {
    return cases.filter((one) => Object.hasOwn(one.reach, unit)).length;
  }

  function read() {
    const asked = new URLSearchParams(location.search);
    const given = (name) => asked.get(name) || "";
    const chosen = new Int8Array(values.length); // for each value 1 (wanted), -1 (not wanted) or 0
    for (const facet of facets) {
      for (const [sign, name] of signs(facet)) {
        for (const value of given(name).split(",")) {
          const one = byName.get(`${facet.name}/${value}`);
          if (one) chosen[one.number] = sign;
        }
      }
    }
    return {
      chosen,
      q: given("q"),
      sort: orders.includes(given("sort")) ? given("sort") : "",
      unit: units.some(([name]) => name === given("unit")) ? given("unit") : usual,
      compare: [...new Set(given("compare").split(","))].filter((id) => known.has(id)).slice(0, MOST),
    };
  }

  function written(state) {
    const parts = [];
    for (const [at, facet] of facets.entries()) {
      for (const [sign, name] of signs(facet)) {
        const found = values.filter((one) => one.facet === at && state.chosen[one.number] === sign);
        if (found.length) parts.push(`${name}=${found.map((one) => escaped(one.value)).join(",")}`);
      }
    }
    if (state.q.trim()) parts.push(`q=${escaped(state.q.trim())}`);
    if (state.sort) parts.push(`sort=${state.sort}`);
    if (state.sort === "reach" && state.unit) parts.push(`unit=${escaped(state.unit)}`);
    if (state.compare.length) parts.push(`compare=${compared(state)}`);
    return location.pathname + (parts.length ? `?${parts.join("&")}` : "") + location.hash;
  }

  const compared = (state) => state.compare.map(escaped).join(",");

  return { read, written, compared, full: (state) => state.compare.length >= MOST };
});
