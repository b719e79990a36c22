package dev.mcpctl.serve.fault;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A pair of streams on which answers suffer what a plan says; all else passes as it is. Each is used by one thread at a time. */
public final class FaultyStdio {

    private final FaultPlan plan;
    private final Runnable end;
    private final AskedMethods asked = new AskedMethods();
    private final InputStream in;
    private final OutputStream out;

    /**
     * Wraps the streams of a host.
     *
     * @param end told when the output breaks off: then the whole server has to end
     */
    public FaultyStdio(FaultPlan plan, InputStream in, OutputStream out, Runnable end) {
        this.plan = plan;
        this.end = end;
        this.in = new Watched(in);
        this.out = new Faulty(out);
    }

    /** What the host says, as it is. */
    public InputStream in() {
        return in;
    }

    /** Where answers go that suffer on the way. */
    public OutputStream out() {
        return out;
    }

    private final class Watched extends FilterInputStream {

        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        Watched(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            for (int i = offset; i < offset + count; i++) {
                if (target[i] == '\n') {
                    asked.sent(line.toByteArray());
                    line.reset();
                } else {
                    line.write(target[i]);
                }
            }
            return count;
        }
    }

    private final class Faulty extends OutputStream {

        private final OutputStream target;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private boolean broken;

        Faulty(OutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            for (int i = offset; i < offset + length; i++) {
                if (bytes[i] == '\n') {
                    byte[] whole = line.toByteArray();
                    line.reset();
                    pass(whole);
                } else {
                    line.write(bytes[i]);
                }
            }
        }

        private void pass(byte[] whole) throws IOException {
            if (broken) {
                throw new IOException("the output broke off, as it should");
            }
            AskedMethods.Asked request = asked.answered(whole);
            Damage damage = request == null ? new Damage() : plan.next(request.method(), request.name());
            damage.delay();
            String noise = damage.noise();
            if (noise != null) {
                target.write((noise + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
            byte[] changed = damage.isNone() ? whole : damage.changed(whole);
            for (int times = damage.comesTwice() ? 2 : 1; times > 0; times--) {
                if (!damage.write(changed, target)) {
                    broken = true;
                    end.run();
                    throw new IOException("the output broke off, as it should");
                }
                target.write('\n');
            }
            target.flush();
        }

        @Override
        public void flush() throws IOException {
            target.flush();
        }
    }
}
