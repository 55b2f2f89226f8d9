package org.nianbao.grid;

import java.util.ArrayList;
import java.util.List;

/** A path that is being drawn on a page: its corners, until it is stroked or filled. */
public final class PagePath {
  /** No border has as many corners. */
  private static final int MAX_CORNERS = 10_000;

  /** A corner, with whether a line leads to it from the one before. */
  private record Corner(float x, float y, boolean drawn) {}

  private final List<Corner> corners = new ArrayList<>();

  /** Creates a path without corners. */
  public PagePath() {}

  /** Returns whether no more corners are kept. */
  public boolean isFull() {
    return corners.size() >= MAX_CORNERS;
  }

  /** Begins a subpath; also used for the end of a curve, which is no border. */
  public void moveTo(float x, float y) {
    add(new Corner(x, y, false));
  }

  public void lineTo(float x, float y) {
    add(new Corner(x, y, true));
  }

  private void add(Corner corner) {
    if (!isFull()) {
      corners.add(corner);
    }
  }

  /** Closes the current subpath with a line to its first corner. */
  public void close() {
    for (int i = corners.size() - 1; i >= 0; i--) {
      Corner corner = corners.get(i);
      if (!corner.drawn()) {
        lineTo(corner.x(), corner.y());
        return;
      }
    }
  }

  /** Discards the path. */
  public void clear() {
    corners.clear();
  }

  /** Draws the lines of the path on a page, and discards it. */
  public void stroke(PageContent page) {
    for (int i = 1; i < corners.size(); i++) {
      if (corners.get(i).drawn()) {
        Corner before = corners.get(i - 1);
        page.addLine(before.x(), before.y(), corners.get(i).x(), corners.get(i).y());
      }
    }
    clear();
  }

  /** Fills the path on a page, and discards it. A thin filled rectangle counts as a line. */
  public void fill(PageContent page) {
    int first = 0;
    for (int i = 1; i <= corners.size(); i++) {
      if (i == corners.size() || !corners.get(i).drawn()) {
        addBar(corners.subList(first, i), page);
        first = i;
      }
    }
    clear();
  }

  private static void addBar(List<Corner> corners, PageContent page) {
    if (corners.size() < 3) {
      return;
    }
    float left = Float.MAX_VALUE;
    float top = Float.MAX_VALUE;
    float right = -Float.MAX_VALUE;
    float bottom = -Float.MAX_VALUE;
    for (Corner corner : corners) {
      left = Math.min(left, corner.x());
      right = Math.max(right, corner.x());
      top = Math.min(top, corner.y());
      bottom = Math.max(bottom, corner.y());
    }
    page.addLine(left, top, right, bottom);
  }
}
