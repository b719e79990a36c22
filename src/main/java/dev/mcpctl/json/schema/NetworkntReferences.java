package dev.mcpctl.json.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.AbstractKeyword;
import com.networknt.schema.keyword.DynamicRefValidator;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.keyword.RecursiveRefValidator;
import com.networknt.schema.keyword.RefValidator;
import com.networknt.schema.path.NodePath;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the references that a check follows, requirement FT-036. But for them a schema is a tree, of which each part is
 * applied once to each part of a value; with them, forty lines can ask for more steps than anybody has time for.
 */
final class NetworkntReferences {

    private static final long USUAL = 200_000;
    private static final long FOR_EACH_NODE = 100;

    private NetworkntReferences() {}

    /** The dialect with references that are counted. */
    static com.networknt.schema.dialect.Dialect counted(dev.mcpctl.json.schema.Dialect dialect) {
        Dialect base = switch (dialect) {
            case DRAFT_2020_12 -> Dialects.getDraft202012();
            case DRAFT_2019_09 -> Dialects.getDraft201909();
            case DRAFT_7 -> Dialects.getDraft7();
            case DRAFT_6 -> Dialects.getDraft6();
            case DRAFT_4 -> Dialects.getDraft4();
        };
        Dialect.Builder counted = Dialect.builder(base).keyword(new Reference());
        return switch (dialect) {
            case DRAFT_2020_12 -> counted.keyword(new DynamicReference()).build();
            case DRAFT_2019_09 -> counted.keyword(new RecursiveReference()).build();
            default -> counted.build();
        };
    }

    /** Gives a check of a value its limit, which grows with the value only when it has to. */
    static void limit(ExecutionContext check, JsonNode value) {
        check.getCollectorContext().put(Followed.class, new Followed(value));
    }

    /** How many references one check has followed. */
    private static final class Followed {

        private final JsonNode value;
        private final AtomicLong count = new AtomicLong();
        private volatile long most = USUAL;

        Followed(JsonNode value) {
            this.value = value;
        }

        void another() {
            if (count.incrementAndGet() > most) {
                most = Math.max(most, FOR_EACH_NODE * PlainRun.parts(value));
                if (count.get() > most) {
                    throw Unusable.schema("the schema takes too many steps to be checked");
                }
            }
        }
    }

    private static void count(ExecutionContext check) {
        Followed followed = check.getCollectorContext().get(Followed.class);
        if (followed != null) {
            followed.another();
        }
    }

    private static final class Reference extends AbstractKeyword {

        Reference() {
            super("$ref");
        }

        @Override
        public KeywordValidator newValidator(SchemaLocation at, JsonNode text, Schema parent, SchemaContext context) {
            return new RefValidator(at, text, parent, context) {
                @Override
                public void validate(ExecutionContext check, JsonNode node, JsonNode root, NodePath path) {
                    count(check);
                    super.validate(check, node, root, path);
                }
            };
        }
    }

    private static final class DynamicReference extends AbstractKeyword {

        DynamicReference() {
            super("$dynamicRef");
        }

        @Override
        public KeywordValidator newValidator(SchemaLocation at, JsonNode text, Schema parent, SchemaContext context) {
            return new DynamicRefValidator(at, text, parent, context) {
                @Override
                public void validate(ExecutionContext check, JsonNode node, JsonNode root, NodePath path) {
                    count(check);
                    super.validate(check, node, root, path);
                }
            };
        }
    }

    private static final class RecursiveReference extends AbstractKeyword {

        RecursiveReference() {
            super("$recursiveRef");
        }

        @Override
        public KeywordValidator newValidator(SchemaLocation at, JsonNode text, Schema parent, SchemaContext context) {
            return new RecursiveRefValidator(at, text, parent, context) {
                @Override
                public void validate(ExecutionContext check, JsonNode node, JsonNode root, NodePath path) {
                    count(check);
                    super.validate(check, node, root, path);
                }
            };
        }
    }
}
