import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.neo4j.configuration.GraphDatabaseInternalSettings;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.SettingImpl;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.config.Setting;
import org.neo4j.io.ByteUnit;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/**
 * A Neo4j server out of the embedded database's jars: {@code java -cp ... Neo4jServer.java <dataDir> <port> <MiB>}.
 *
 * <p>It serves Bolt on 127.0.0.1 (port 0: any free one) without authentication, and prints one line
 * when it does. A transaction may take so many MiB (0: what there is). It ends on SIGTERM and when its standard input closes, so that it cannot outlive
 * the process that started it, however that one ended.
 */
public final class Neo4jServer {
    private static final String HOST = "127.0.0.1";
    private static final long AVAILABLE_WITHIN_MS = 60_000;

    public static void main(String[] arguments) {
        if (arguments.length != 3) {
            System.err.println("Usage: java -cp <class path> Neo4jServer.java <dataDir> <port> <MiB>");
            System.exit(2);
        }
        Path dataDir = Path.of(arguments[0]).toAbsolutePath();
        endWhenInputCloses();
        // Lucene logs advice on JVM options to the standard error stream, through the JDK's logging.
        Logger.getLogger("").setLevel(Level.SEVERE);
        try {
            DatabaseManagementService server = start(dataDir, Integer.parseInt(arguments[1]), Long.parseLong(arguments[2]));
            Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "shutdown"));
            System.out.println("Bolt ready on bolt://" + HOST + ":" + boltPort(server));
        } catch (Throwable failure) {
            System.err.println("Neo4j did not start; details are in " + dataDir.resolve("logs"));
            printCauses(failure);
            System.exit(1);
        }
    }

    private static DatabaseManagementService start(Path dataDir, int port, long transactionMiB) {
        SocketAddress address = new SocketAddress(HOST, port);
        DatabaseManagementServiceBuilder builder = new DatabaseManagementServiceBuilder(dataDir)
                .setConfig(BoltConnector.enabled, true)
                .setConfig(BoltConnector.listen_address, address)
                // The default grows with the machine's memory, which a test does not need.
                .setConfig(GraphDatabaseSettings.pagecache_memory, ByteUnit.mebiBytes(128))
                // By default each of the two databases reserves 256 MB of disk for its transaction log.
                .setConfig(GraphDatabaseSettings.preallocate_logical_logs, false)
                .setConfig(GraphDatabaseSettings.memory_transaction_max_size, ByteUnit.mebiBytes(transactionMiB))
                .setConfig(GraphDatabaseSettings.udc_enabled, false);
        // Bolt would wait ten seconds for late requests before it stops. No one is left to send any.
        set(builder, GraphDatabaseInternalSettings.netty_server_shutdown_quiet_period, "0");
        DatabaseManagementService server = builder.build();
        // A server also starts when only its system database does.
        if (!server.database(GraphDatabaseSettings.DEFAULT_DATABASE_NAME).isAvailable(AVAILABLE_WITHIN_MS)) {
            throw new IllegalStateException("The database is not available");
        }
        return server;
    }

    /** Sets from text what is a number in one version of Neo4j and a duration in another. */
    private static <T> void set(DatabaseManagementServiceBuilder builder, Setting<T> setting, String text) {
        builder.setConfig(setting, ((SettingImpl<T>) setting).parse(text));
    }

    /** The bound port, which differs from the one asked for when that was 0. */
    private static int boltPort(DatabaseManagementService server) {
        GraphDatabaseAPI system = (GraphDatabaseAPI) server.database(GraphDatabaseSettings.SYSTEM_DATABASE_NAME);
        return system.getDependencyResolver()
                .resolveDependency(ConnectorPortRegister.class)
                .getLocalAddress(ConnectorType.BOLT)
                .getPort();
    }

    /** The parent holds the other end of the pipe: end of input means that it is gone. */
    private static void endWhenInputCloses() {
        Thread watcher = new Thread(() -> {
            try {
                while (System.in.read() >= 0) {}
            } catch (IOException closed) {
                // A broken pipe says the same as the end of input.
            }
            System.exit(0);
        }, "parent-watcher");
        watcher.setDaemon(true);
        watcher.start();
    }

    /** Messages without stack traces: the last one is the reason, and the log has the traces. */
    private static void printCauses(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            System.err.println(cause);
        }
    }
}
