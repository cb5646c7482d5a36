/// Elements allowed in a published drawing: shapes, text, paint and filters of SVG 1.1 and 2.
///
/// The list names what stays, so that later inventions of browsers are dropped until they have been reviewed. Scripts,
/// `foreignObject`, animation (which can set a link's target) and metadata are simply not here.
let allowedElements: Set<String> = [
  "svg", "g", "defs", "symbol", "use", "title", "desc", "style", "image",
  "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
  "text", "tspan", "textPath",
  "linearGradient", "radialGradient", "stop", "pattern", "clipPath", "mask", "marker", "filter",
  "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix", "feDiffuseLighting",
  "feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood", "feFuncA", "feFuncB", "feFuncG",
  "feFuncR",
  "feGaussianBlur", "feMerge", "feMergeNode", "feMorphology", "feOffset", "fePointLight",
  "feSpecularLighting",
  "feSpotLight", "feTile", "feTurbulence",
]

/// Elements that go while their content stays.
let unwrappedElements: Set<String> = ["a", "switch"]

/// Elements whose characters are shown or read aloud; between other elements there is only layout.
let textElements: Set<String> = ["text", "tspan", "textPath", "title", "desc"]

/// Attributes of names and words, which are not styles and may contain anything.
let wordAttributes: Set<String> = [
  "id", "class", "role", "lang", "xml:lang", "xml:space", "aria-label", "aria-labelledby", "aria-hidden",
]

/// Attributes whose value is style, numbers or a reference; it is read like a value of CSS.
let allowedAttributes: Set<String> = [
  // Geometry and structure.
  "d", "points", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "fx", "fy", "fr", "width",
  "height", "viewBox", "preserveAspectRatio", "transform", "pathLength", "offset", "gradientUnits",
  "gradientTransform", "spreadMethod", "patternUnits", "patternContentUnits", "patternTransform",
  "clipPathUnits", "maskUnits", "maskContentUnits", "markerWidth", "markerHeight", "markerUnits", "refX",
  "refY",
  "orient", "version", "dx", "dy", "rotate", "textLength", "lengthAdjust", "startOffset", "method", "spacing",
  "side", "baseProfile",
  // Filters.
  "filterUnits", "primitiveUnits", "in", "in2", "result", "stdDeviation", "mode", "type", "values",
  "tableValues", "slope", "intercept", "amplitude", "exponent", "operator", "k1", "k2", "k3", "k4", "order",
  "kernelMatrix", "divisor", "bias", "targetX", "targetY", "edgeMode", "kernelUnitLength", "preserveAlpha",
  "surfaceScale", "diffuseConstant", "specularConstant", "specularExponent", "scale", "xChannelSelector",
  "yChannelSelector", "azimuth", "elevation", "radius", "pointsAtX", "pointsAtY", "pointsAtZ", "z",
  "limitingConeAngle", "baseFrequency", "numOctaves", "seed", "stitchTiles",
  // Presentation.
  "alignment-baseline", "baseline-shift", "clip-path", "clip-rule", "color", "color-interpolation",
  "color-interpolation-filters", "direction", "display", "dominant-baseline", "enable-background", "fill",
  "fill-opacity", "fill-rule", "filter", "flood-color", "flood-opacity", "font", "font-family", "font-size",
  "font-size-adjust", "font-stretch", "font-style", "font-variant", "font-weight", "image-rendering",
  "isolation", "letter-spacing", "lighting-color", "marker", "marker-end", "marker-mid", "marker-start",
  "mask",
  "mask-type", "mix-blend-mode", "opacity", "overflow", "paint-order", "shape-rendering", "stop-color",
  "stop-opacity", "stroke", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin",
  "stroke-miterlimit", "stroke-opacity", "stroke-width", "text-anchor", "text-decoration", "text-rendering",
  "transform-origin", "unicode-bidi", "vector-effect", "visibility", "white-space", "word-spacing",
  "writing-mode",
]

/// Functions that a value may call. `url` is on its own: it may name a part of the same drawing only.
let allowedFunctions: Set<String> = [
  "rgb", "rgba", "hsl", "hsla", "calc", "min", "max", "matrix", "translate", "translatex", "translatey",
  "scale",
  "scalex", "scaley", "rotate", "skewx", "skewy", "blur", "brightness", "contrast", "drop-shadow",
  "grayscale",
  "hue-rotate", "invert", "opacity", "saturate", "sepia", "circle", "ellipse", "inset", "polygon",
]
