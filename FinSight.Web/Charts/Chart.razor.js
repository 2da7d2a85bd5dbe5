let library;
const charts = new Set();

/** Draws a chart on a canvas; answers `update` for new data and `destroy`. */
export async function create(canvas, type, series, script, page) {
  await (library ??= load(script));
  const click = page && (index => page.invokeMethodAsync('PointClicked', index));
  const chart = new Chart(canvas, {
    type,
    data: { labels: [], datasets: [{ data: [] }] },
    plugins: [linesAcross],
  });
  const drawing = {
    update(next) {
      series = next;
      afterPaint(() => charts.has(drawing) && drawing.paint());
    },
    paint() {
      const colour = colourOf(canvas);
      fill(chart, series, colour);
      chart.options = (type === 'bar' ? barOptions : doughnutOptions)(series, colour, click);
      chart.update('none');
    },
    hold() {
      drawing.paint();
      chart.resize = () => {};
    },
    release() {
      delete chart.resize;
      chart.resize();
      drawing.paint();
    },
    destroy() {
      charts.delete(drawing);
      chart.destroy();
    },
  };
  charts.add(drawing);
  drawing.paint();
  return drawing;
}

function fill(chart, { points }, colour) {
  const [dataset] = chart.data.datasets;
  chart.data.labels = points.map(point => point.label);
  dataset.data = points.map(point => point.value);
  const full = point => point.shaded ? colour.shaded(point.colour) : colour(point.colour);
  dataset.backgroundColor = points.map(point => point.soft ? colour.soft(point.colour) : full(point));
  dataset.hoverBackgroundColor = points.map(full);
}

// Colour tokens as they are at this element now, in light or dark.
function colourOf(element) {
  const read = value => {
    element.style.color = value;
    return getComputedStyle(element).color;
  };
  const colour = token => read(`var(--${token})`);
  colour.soft = token => read(`color-mix(in srgb, var(--${token}) 34%, var(--surface))`);
  colour.shaded = token => read(`color-mix(in srgb, var(--${token}) 50%, var(--ink))`);
  return colour;
}

const load = source => new Promise((resolve, reject) => {
  const script = document.createElement('script');
  script.src = source;
  script.onload = resolve;
  script.onerror = () => {
    library = undefined;
    reject(new Error('Chart.js could not be loaded.'));
  };
  document.head.append(script);
});

// What is written on the page comes before what is drawn.
const afterPaint = work => document.hidden ? work() : requestAnimationFrame(() => setTimeout(work));

const repaint = () => charts.forEach(chart => chart.paint());
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint);
new MutationObserver(repaint).observe(document.documentElement, { attributeFilter: ['data-theme'] });

// On paper by day, and in the size that they have: what is drawn anew while a page is printed comes too late for it.
addEventListener('beforeprint', () => {
  document.documentElement.style.colorScheme = 'light';
  charts.forEach(chart => chart.hold());
});
addEventListener('afterprint', () => {
  document.documentElement.style.colorScheme = '';
  charts.forEach(chart => chart.release());
});

// How the charts look.

const shared = ({ points }, colour, click) => ({
  animation: false,
  maintainAspectRatio: false,
  onClick: (event, [hit]) => hit && click?.(hit.index),
  onHover: (event, hits, { canvas }) => canvas.style.cursor = click && hits.length ? 'pointer' : '',
  plugins: {
    legend: { display: false },
    tooltip: {
      backgroundColor: colour('inverse'),
      bodyColor: colour('on-inverse'),
      bodyFont: font(),
      displayColors: false,
      callbacks: { title: () => '', label: ({ dataIndex }) => points[dataIndex].text },
    },
  },
});

const font = (weight = 'normal') => ({ family: getComputedStyle(document.body).fontFamily, size: 12, weight });

const doughnutOptions = (series, colour, click) => ({
  ...shared(series, colour, click),
  cutout: '73%',
  layout: { padding: 13 },
  elements: {
    arc: {
      borderColor: colour('surface'),
      hoverBorderColor: colour('surface'),
      borderWidth: series.points.length > 1 ? 3 : 0,
    },
  },
});

const barOptions = (series, colour, click) => {
  const strong = ({ index }) => series.points[index] && !series.points[index].soft;
  const least = Math.min(0, ...series.points.map(point => point.value));
  return {
    ...shared(series, colour, click),
    interaction: { mode: 'index', intersect: false },
    lines: [
      ...least < 0 ? [{ value: 0, colour: colour('line-strong'), dash: [] }] : [],
      ...series.line ? [{ value: series.line.value, colour: colour(series.line.colour), dash: [2, 4] }] : [],
    ],
    elements: { bar: { borderRadius: 5, borderSkipped: false } },
    datasets: { bar: { categoryPercentage: 1, barPercentage: .66 } },
    scales: {
      x: {
        border: { display: false },
        grid: { display: false },
        ticks: {
          autoSkip: false,
          maxRotation: 0,
          color: tick => colour(strong(tick) ? 'ink' : 'ink-3'),
          font: tick => font(strong(tick) ? 600 : 'normal'),
        },
      },
      y: { display: false, beginAtZero: true, suggestedMax: -least / 8 }, // Room above for the line that bars hang from.
    },
  };
};

/** Lines across the bars, at each value of `options.lines`. */
const linesAcross = {
  id: 'linesAcross',
  afterDatasetsDraw({ ctx, chartArea, scales, options }) {
    for (const { value, colour, dash } of options.lines ?? []) {
      const y = scales.y.getPixelForValue(value);
      ctx.save();
      ctx.strokeStyle = colour;
      ctx.setLineDash(dash);
      ctx.beginPath();
      ctx.moveTo(chartArea.left, y);
      ctx.lineTo(chartArea.right, y);
      ctx.stroke();
      ctx.restore();
    }
  },
};
