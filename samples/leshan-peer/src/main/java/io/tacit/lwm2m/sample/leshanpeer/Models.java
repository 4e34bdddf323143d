package io.tacit.lwm2m.sample.leshanpeer;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.leshan.core.model.InvalidDDFFileException;
import org.eclipse.leshan.core.model.InvalidModelException;
import org.eclipse.leshan.core.model.ObjectLoader;
import org.eclipse.leshan.core.model.ObjectModel;
import org.eclipse.leshan.core.model.ResourceModel;
import org.eclipse.leshan.core.model.ResourceModel.Operations;
import org.eclipse.leshan.core.model.ResourceModel.Type;

/** The objects that the server knows: without a model, Leshan can't type a value that text or TLV leaves untyped. */
final class Models {

    private Models() {}

    /**
     * Returns all versions of the standard objects that Leshan brings, Temperature (3303), and those of a folder.
     *
     * @param folder object definition files in OMA's XML, or null
     * @throws IllegalArgumentException if one of the files can't be used, saying which and why
     */
    static List<ObjectModel> load(File folder) {
        List<ObjectModel> models = new ArrayList<>(ObjectLoader.loadAllDefault());
        models.add(temperature("1.0"));
        models.add(temperature("1.1"));
        if (folder != null) {
            for (File file : folder.listFiles((any, name) -> name.endsWith(".xml"))) {
                models.addAll(load(file.toPath()));
            }
        }
        return models;
    }

    private static List<ObjectModel> load(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return ObjectLoader.loadDdfFile(in, file.getFileName().toString(), true);
        } catch (IOException | InvalidDDFFileException | InvalidModelException e) {
            throw new IllegalArgumentException(file + " can't be used: " + e.getMessage(), e);
        }
    }

    private static ObjectModel temperature(String version) {
        return new ObjectModel(
                3303,
                "Temperature",
                "A temperature sensor",
                version,
                true,
                false,
                resource(5700, "Sensor Value", Operations.R, true, Type.FLOAT),
                resource(5601, "Min Measured Value", Operations.R, false, Type.FLOAT),
                resource(5602, "Max Measured Value", Operations.R, false, Type.FLOAT),
                resource(5603, "Min Range Value", Operations.R, false, Type.FLOAT),
                resource(5604, "Max Range Value", Operations.R, false, Type.FLOAT),
                resource(5605, "Reset Min and Max Measured Values", Operations.E, false, Type.NONE),
                resource(5701, "Sensor Units", Operations.R, false, Type.STRING),
                resource(5750, "Application Type", Operations.RW, false, Type.STRING),
                resource(5518, "Timestamp", Operations.R, false, Type.TIME),
                resource(6050, "Fractional Timestamp", Operations.R, false, Type.FLOAT),
                resource(6042, "Measurement Quality Indicator", Operations.R, false, Type.INTEGER),
                resource(6049, "Measurement Quality Level", Operations.R, false, Type.INTEGER));
    }

    private static ResourceModel resource(int id, String name, Operations operations, boolean mandatory, Type type) {
        return new ResourceModel(id, name, operations, false, mandatory, type, "", "", "");
    }
}
