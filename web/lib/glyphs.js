// Pictures of characters and icons, drawn by Canvas 2D with the fonts of the user's system (glyph_source.h).
// Only the alpha channel is used. A picture is made by a draw call, its size read, and its pixels taken.
addToLibrary({
  $Glyphs: {
    family: "'PingFang SC','HarmonyOS Sans SC','MiSans','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC'," +
      "'Source Han Sans SC',system-ui,sans-serif",
    context: null,
    font: '',
    picture: null, // { left, top, width, height, data, stride, x, y }

    // A canvas at least so large. Resizing one resets its state, the font included.
    canvas(width, height) {
      let context = Glyphs.context;
      if (!context) {
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = 64;
        // Must be said at the first getContext: reading back from a graphics card costs nine times as much.
        context = Glyphs.context = canvas.getContext('2d', { willReadFrequently: true });
      }
      const canvas = context.canvas;
      if (canvas.width < width || canvas.height < height) {
        canvas.width = Math.max(canvas.width, width);
        canvas.height = Math.max(canvas.height, height);
        Glyphs.font = '';
      }
      return context;
    },
    select(px, bold) {
      const context = Glyphs.canvas(1, 1);
      const font = `${bold ? '600 ' : ''}${px}px ${Glyphs.family}`;
      if (font !== Glyphs.font) {
        context.font = Glyphs.font = font;
        if ('lang' in context) context.lang = 'zh-CN'; // the Chinese forms of unified characters
        context.textBaseline = 'alphabetic';
        context.fillStyle = '#000';
      }
      return context;
    },

    // Keeps the smallest box that holds ink. `originX`, `originY`: where the origin is on the canvas.
    keep(context, width, height, originX, originY) {
      const { data } = context.getImageData(0, 0, width, height);
      let left = width, right = -1, top = height, bottom = -1;
      for (let y = 0, at = 3; y < height; y++) {
        for (let x = 0; x < width; x++, at += 4) {
          if (!data[at]) continue;
          if (x < left) left = x;
          if (x > right) right = x;
          if (y < top) top = y;
          bottom = y;
        }
      }
      Glyphs.picture = right < 0
        ? { left: 0, top: 0, width: 0, height: 0 }
        : { left: left - originX, top: top - originY, width: right - left + 1, height: bottom - top + 1,
            data, stride: width, x: left, y: top };
    },
  },

  yf_glyph_advance__deps: ['$Glyphs'],
  yf_glyph_advance: (codePoint, px, bold) =>
    Glyphs.select(px, bold).measureText(String.fromCodePoint(codePoint)).width,

  yf_glyph_draw__deps: ['$Glyphs'],
  yf_glyph_draw: (codePoint, px, bold) => {
    const text = String.fromCodePoint(codePoint);
    let context = Glyphs.select(px, bold);
    const metrics = context.measureText(text);
    // One more pixel on every side: WebKit's boxes are advance boxes, and anti-aliasing spills.
    const left = Math.ceil(metrics.actualBoundingBoxLeft) + 1, right = Math.ceil(metrics.actualBoundingBoxRight) + 1;
    const up = Math.ceil(metrics.actualBoundingBoxAscent) + 1, down = Math.ceil(metrics.actualBoundingBoxDescent) + 1;
    const width = left + right, height = up + down;
    if (width <= 2 || height <= 2) {
      Glyphs.picture = { left: 0, top: 0, width: 0, height: 0 };
      return metrics.width;
    }
    Glyphs.canvas(width, height);
    context = Glyphs.select(px, bold);
    context.clearRect(0, 0, width, height);
    context.fillText(text, left, up);
    Glyphs.keep(context, width, height, left, up);
    return metrics.width;
  },

  yf_icon_draw__deps: ['$Glyphs', '$Bridge'],
  yf_icon_draw: (path, length, strokeUnits, sizePx) => {
    const context = Glyphs.canvas(sizePx, sizePx);
    const outline = new Path2D(Bridge.text(path, length));
    context.clearRect(0, 0, sizePx, sizePx);
    context.save();
    context.scale(sizePx / 24, sizePx / 24);
    context.lineWidth = strokeUnits;
    context.lineCap = context.lineJoin = 'round';
    context.strokeStyle = context.fillStyle = '#000';
    if (strokeUnits > 0) context.stroke(outline);
    else context.fill(outline);
    context.restore();
    Glyphs.keep(context, sizePx, sizePx, 0, 0);
  },

  // Writes left, top, width and height of the last picture to four 32-bit integers.
  yf_picture_size__deps: ['$Glyphs'],
  yf_picture_size: (target) => {
    const { left, top, width, height } = Glyphs.picture;
    HEAP32.set([left, top, width, height], target >>> 2);
  },

  yf_picture_take__deps: ['$Glyphs'],
  yf_picture_take: (target) => {
    target >>>= 0;
    const { data, stride, x, y, width, height } = Glyphs.picture;
    for (let row = 0; row < height; row++) {
      for (let column = 0, at = ((y + row) * stride + x) * 4 + 3; column < width; column++, at += 4) {
        HEAPU8[target++] = data[at];
      }
    }
    Glyphs.picture = null;
  },
});
