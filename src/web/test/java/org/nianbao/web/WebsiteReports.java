package org.nianbao.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.nianbao.Nianbao;
import org.nianbao.jxls.FormWriter;
import org.nianbao.template.Editions;

/** Reports of the second form, that of government websites. */
final class WebsiteReports {
  static final String FORM = "政府网站工作年度报表";
  static final int YEAR = 2024;

  private WebsiteReports() {}

  /**
   * Writes a report whose cases are 4 of natural persons and 3 of legal persons.
   *
   * @param cases what it gives as their sum
   */
  static Path write(Path folder, String unit, int cases) throws IOException {
    Path data = folder.resolve(unit + "-" + YEAR + ".json");
    Files.writeString(
        data,
        """
        {"unit.name": "%s", "unit.level": "县级政府", "year": %d,
         "site.name": "%s门户网站", "site.type": "政府门户网站", "services.catalogue": "是",
         "posts.total": 20, "posts.news": 15, "cases.total": %d, "cases.naturalPersons": 4,
         "cases.legalPersons": 3, "media.any": "否",
         "messages.received": 30, "messages.answered": 29, "messages.days": 2.5}
        """
            .formatted(unit, YEAR, unit, cases));
    Editions editions = Editions.ofForm(FORM, YEAR).orElseThrow();
    Path report = folder.resolve(unit + "-" + YEAR + ".xlsx");
    FormWriter.writeForm(Nianbao.data(editions, data).get(0), report);
    Files.delete(data);
    return report;
  }
}
