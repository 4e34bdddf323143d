package io.tacit.lwm2m.interop;

import java.util.ArrayList;
import java.util.List;

/**
 * A case of OMA's Enabler Test Specification.
 *
 * @param section the heading that it stands under
 * @param id such as {@code 1.1-int-201}
 * @param title in our own words
 * @param standing why no test runs it: {@code not yet: …} or {@code does not apply: …}; empty if one does
 */
record EtsCase(String section, String id, String title, String standing) {

    static final String NOT_YET = "not yet: ";
    static final String DOES_NOT_APPLY = "does not apply: ";

    /** Reads a list of lines {@code id | title | standing}, with headings {@code ## …} and comments {@code # …}. */
    static List<EtsCase> parse(List<String> lines) {
        List<EtsCase> cases = new ArrayList<>();
        String section = "";
        for (String line : lines) {
            if (line.startsWith("## ")) {
                section = line.substring(3);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                String[] columns = line.split("\\|", -1);
                if (columns.length != 3) {
                    throw new IllegalArgumentException("not three columns: " + line);
                }
                cases.add(new EtsCase(section, columns[0].strip(), columns[1].strip(), columns[2].strip()));
            }
        }
        return cases;
    }
}
