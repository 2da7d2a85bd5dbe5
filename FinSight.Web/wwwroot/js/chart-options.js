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

export const doughnutOptions = (series, colour, click) => ({
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

export const barOptions = (series, colour, click) => {
  const strong = ({ index }) => series.points[index] && !series.points[index].soft;
  return {
    ...shared(series, colour, click),
    interaction: { mode: 'index', intersect: false },
    line: series.line && { value: series.line.value, colour: colour(series.line.colour) },
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
      y: { display: false, beginAtZero: true },
    },
  };
};

/** A dashed line across the bars, at `options.line.value`. */
export const lineAcross = {
  id: 'lineAcross',
  afterDatasetsDraw({ ctx, chartArea, scales, options }) {
    if (!options.line) return;
    const y = scales.y.getPixelForValue(options.line.value);
    ctx.save();
    ctx.strokeStyle = options.line.colour;
    ctx.setLineDash([2, 4]);
    ctx.beginPath();
    ctx.moveTo(chartArea.left, y);
    ctx.lineTo(chartArea.right, y);
    ctx.stroke();
    ctx.restore();
  },
};
