// SPDX-License-Identifier: GPL-3.0-or-later
//
// A digit is one or more strokes through control points in the unit square (x right, y down). Each image moves the
// control points a little, bends the square by a slow wave, applies a random affine map, and draws the smoothed
// strokes with a round pen. std distributions differ between standard libraries, so numbers come from SplitMix64.
#include "data/stroke_digits.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace lacuna::data {
namespace {

constexpr int kSide = 28;
constexpr int kClasses = 10;
constexpr double kPi = 3.14159265358979323846;

struct Point {
  double x;
  double y;
};
using Stroke = std::vector<Point>;
using Glyph = std::vector<Stroke>;

class Random {
 public:
  explicit Random(uint64_t state) : m_state(state) {}
  uint64_t next() {
    m_state += 0x9e3779b97f4a7c15u;
    uint64_t z = m_state;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
  }
  double uniform(double low, double high) { return low + (high - low) * (double(next() >> 11) * 0x1.0p-53); }
  /// Sum of four uniforms: bell-shaped, bounded, mean 0, standard deviation `sigma`.
  double bell(double sigma) {
    double sum = 0;
    for (int i = 0; i < 4; ++i) sum += uniform(-1, 1);
    return sigma * sum * std::sqrt(3.0 / 4.0);
  }
  bool chance(double p) { return uniform(0, 1) < p; }

 private:
  uint64_t m_state;
};

/// Ways people write each digit; one is drawn at random.
const std::array<std::vector<Glyph>, kClasses>& glyphs() {
  static const std::array<std::vector<Glyph>, kClasses> all = {{
      {{{{.5, .05}, {.22, .2}, {.15, .5}, {.24, .82}, {.5, .95}, {.77, .8}, {.85, .5}, {.76, .18}, {.5, .05}}}},
      {{{{.5, .05}, {.5, .5}, {.5, .95}}},
       {{{.3, .27}, {.42, .17}, {.54, .05}}, {{.54, .05}, {.54, .5}, {.54, .95}}},
       {{{.3, .25}, {.54, .05}}, {{.54, .05}, {.54, .95}}, {{.3, .95}, {.78, .95}}}},
      {{{{.2, .28}, {.32, .09}, {.56, .05}, {.78, .2}, {.74, .42}, {.5, .67}, {.2, .95}},
        {{.2, .95}, {.5, .95}, {.84, .93}}},
       {{{.22, .25},
         {.4, .06},
         {.7, .1},
         {.76, .36},
         {.52, .68},
         {.28, .9},
         {.2, .8},
         {.36, .76},
         {.6, .92},
         {.84, .88}}}},
      {{{{.22, .14}, {.45, .04}, {.74, .13}, {.72, .36}, {.46, .47}},
        {{.46, .47}, {.76, .56}, {.82, .78}, {.55, .96}, {.2, .86}}},
       {{{.2, .08}, {.76, .08}}, {{.76, .08}, {.48, .42}}, {{.48, .42}, {.78, .56}, {.78, .82}, {.5, .96}, {.2, .86}}}},
      {{{{.62, .05}, {.4, .36}, {.16, .66}}, {{.16, .66}, {.5, .66}, {.88, .66}}, {{.64, .36}, {.64, .66}, {.64, .96}}},
       {{{.24, .08}, {.22, .32}, {.26, .5}, {.5, .54}, {.74, .48}}, {{.76, .06}, {.74, .5}, {.72, .96}}}},
      {{{{.78, .07}, {.5, .06}, {.28, .08}},
        {{.28, .08}, {.24, .42}},
        {{.24, .42}, {.52, .36}, {.8, .54}, {.78, .82}, {.5, .96}, {.2, .87}}}},
      {{{{.7, .06}, {.42, .2}, {.22, .5}, {.22, .78}, {.46, .95}, {.74, .85}, {.76, .62}, {.52, .5}, {.24, .66}}}},
      {{{{.16, .08}, {.5, .07}, {.84, .08}}, {{.84, .08}, {.6, .48}, {.42, .95}}},
       {{{.16, .08}, {.84, .08}}, {{.84, .08}, {.6, .48}, {.42, .95}}, {{.36, .5}, {.76, .48}}}},
      {{{{.5, .49},
         {.26, .36},
         {.28, .13},
         {.52, .05},
         {.75, .14},
         {.73, .36},
         {.5, .49},
         {.24, .64},
         {.22, .86},
         {.5, .96},
         {.78, .86},
         {.77, .64},
         {.5, .49}}}},
      {{{{.76, .32}, {.6, .08}, {.34, .1}, {.24, .32}, {.42, .5}, {.68, .44}, {.76, .28}},
        {{.76, .28}, {.74, .6}, {.64, .95}}},
       {{{.74, .26}, {.5, .05}, {.24, .24}, {.4, .48}, {.72, .36}}, {{.74, .26}, {.76, .6}, {.6, .9}, {.3, .92}}}},
  }};
  return all;
}

/// How one image differs from the template.
struct Distortion {
  double a, b, c, d;     ///< affine part, glyph square to pixels
  double shiftX, shiftY; ///< pixels
  double waveX, waveY;   ///< amplitude of the slow wave, share of the square
  double phaseX, phaseY;
  double frequency;

  explicit Distortion(Random& random) {
    const double scaleX = random.uniform(10.0, 18.5);
    const double scaleY = random.uniform(15.5, 22.0);
    const double slant = random.bell(0.2);
    const double angle = random.bell(0.11);
    const double cosine = std::cos(angle);
    const double sine = std::sin(angle);
    // rotation · slant · scale
    a = cosine * scaleX;
    b = (-cosine * slant - sine) * scaleY;
    c = sine * scaleX;
    d = (cosine - sine * slant) * scaleY;
    shiftX = random.bell(1.2);
    shiftY = random.bell(1.0);
    waveX = random.bell(0.05);
    waveY = random.bell(0.04);
    phaseX = random.uniform(0, 2 * kPi);
    phaseY = random.uniform(0, 2 * kPi);
    frequency = random.uniform(0.6, 1.3) * 2 * kPi;
  }

  Point operator()(Point p) const {
    const double u = p.x + waveX * std::sin(frequency * p.y + phaseX) - 0.5;
    const double v = p.y + waveY * std::sin(frequency * p.x + phaseY) - 0.5;
    return {kSide / 2.0 + a * u + b * v + shiftX, kSide / 2.0 + c * u + d * v + shiftY};
  }
};

/// Catmull-Rom through the points, 6 pieces between neighbours.
Stroke smooth(const Stroke& s) {
  if (s.size() < 3) return s;
  Stroke fine;
  constexpr int pieces = 6;
  for (size_t i = 0; i + 1 < s.size(); ++i) {
    const Point p0 = s[i == 0 ? 0 : i - 1];
    const Point p1 = s[i];
    const Point p2 = s[i + 1];
    const Point p3 = s[std::min(i + 2, s.size() - 1)];
    for (int j = 0; j < pieces; ++j) {
      const double t = double(j) / pieces;
      const auto blend = [t](double q0, double q1, double q2, double q3) {
        return 0.5 * (2 * q1 + (q2 - q0) * t + (2 * q0 - 5 * q1 + 4 * q2 - q3) * t * t +
                      (3 * q1 - q0 - 3 * q2 + q3) * t * t * t);
      };
      fine.push_back({blend(p0.x, p1.x, p2.x, p3.x), blend(p0.y, p1.y, p2.y, p3.y)});
    }
  }
  fine.push_back(s.back());
  return fine;
}

double distanceTo(Point p, Point a, Point b) {
  const double dx = b.x - a.x;
  const double dy = b.y - a.y;
  const double length = dx * dx + dy * dy;
  const double t = length > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0, 1.0) : 0.0;
  return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

/// Coverage of a round pen of `radius` pixels along a→b, kept where it is darker than what is there.
void drawSegment(std::array<double, kSide * kSide>& canvas, Point a, Point b, double radius) {
  const double reach = radius + 1;
  const int x0 = std::max(0, int(std::floor(std::min(a.x, b.x) - reach)));
  const int x1 = std::min(kSide - 1, int(std::ceil(std::max(a.x, b.x) + reach)));
  const int y0 = std::max(0, int(std::floor(std::min(a.y, b.y) - reach)));
  const int y1 = std::min(kSide - 1, int(std::ceil(std::max(a.y, b.y) + reach)));
  for (int y = y0; y <= y1; ++y)
    for (int x = x0; x <= x1; ++x) {
      const double distance = distanceTo({x + 0.5, y + 0.5}, a, b);
      double& pixel = canvas[static_cast<size_t>(y * kSide + x)];
      pixel = std::max(pixel, std::clamp(radius + 0.5 - distance, 0.0, 1.0));
    }
}

void renderDigit(int digit, Random random, uint8_t* out) {
  const auto& ways = glyphs()[static_cast<size_t>(digit)];
  const Glyph& glyph = ways[random.next() % ways.size()];
  const Distortion distort(random);
  const double radius = random.uniform(0.55, 1.5);
  const double ink = random.uniform(0.75, 1.0);
  std::array<double, kSide * kSide> canvas{};
  for (const Stroke& stroke : glyph) {
    Stroke moved = stroke;
    for (Point& p : moved) {
      p.x += random.bell(0.03);
      p.y += random.bell(0.025);
    }
    Stroke line = smooth(moved);
    for (Point& p : line) p = distort(p);
    for (size_t i = 0; i + 1 < line.size(); ++i) drawSegment(canvas, line[i], line[i + 1], radius);
  }
  for (size_t i = 0; i < canvas.size(); ++i) out[i] = static_cast<uint8_t>(std::lround(canvas[i] * ink * 255));
}

} // namespace

ImageSet renderStrokeDigits(uint64_t seed, int count) {
  ImageSet set;
  set.shape = {1, kSide, kSide};
  set.classes = kClasses;
  set.pixels.resize(static_cast<size_t>(count) * kSide * kSide);
  set.labels.resize(static_cast<size_t>(count));
  for (int i = 0; i < count; ++i) {
    const auto at = static_cast<size_t>(i);
    Random random(Random(seed).next() ^ (0xd1b54a32d192ed03u * (at + 1)));
    set.labels[at] = static_cast<uint8_t>(i % kClasses);
    renderDigit(i % kClasses, random, set.pixels.data() + at * kSide * kSide);
  }
  return set;
}

} // namespace lacuna::data
