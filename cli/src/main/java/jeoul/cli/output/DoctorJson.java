package jeoul.cli.output;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import jeoul.cli.doctor.Finding;

/** What a checkup found, as JSON. */
public final class DoctorJson {

    private DoctorJson() {}

    /**
     * @param broker its name, as on the command line
     */
    public static void write(Writer writer, Texts texts, String broker, List<Finding> findings)
            throws IOException {
        JsonText.object(
                writer,
                json -> {
                    json.writeStringField("broker", broker);
                    json.writeArrayFieldStart("checks");
                    for (Finding finding : findings) {
                        json.writeStartObject();
                        json.writeStringField("check", finding.check().name());
                        json.writeStringField("verdict", finding.verdict().name());
                        json.writeStringField("text", DoctorDocument.said(texts, finding));
                        json.writeStringField(
                                "advice", DoctorDocument.advice(texts, finding).orElse(null));
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                });
    }
}
