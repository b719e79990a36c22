package dev.mcpctl.transport.http;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.failure.NamedFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of blocks between {@code -----BEGIN} and {@code -----END}, as OpenSSL writes them. */
final class PemFile {

    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String RULE = "-----";

    private final String option;
    private final Path file;
    private final List<Block> blocks = new ArrayList<>();

    private record Block(String type, String content) {}

    private PemFile(String option, Path file) {
        this.option = option;
        this.file = file;
    }

    /**
     * Reads the file.
     *
     * @param option which option named it, for messages
     * @throws Failure usage, when there is no such file or nothing like that in it; local file otherwise
     */
    static PemFile read(String option, Path file) {
        PemFile pem = new PemFile(option, file);
        try {
            pem.take(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException problem) {
            throw NamedFile.unreadable(option, file.toString(), problem);
        }
        if (pem.blocks.isEmpty()) {
            throw Failure.usage(option + ": '" + file + "' is no PEM file")
                    .hint("it should have a line '-----BEGIN CERTIFICATE-----'; to convert a binary one: openssl x509"
                            + " -inform der -in '" + file + "' -out cert.pem");
        }
        return pem;
    }

    private void take(String text) {
        String type = null;
        StringBuilder content = new StringBuilder();
        for (String line : text.lines().toList()) {
            String trimmed = line.strip();
            if (trimmed.startsWith(BEGIN) && trimmed.endsWith(RULE)) {
                type = trimmed.substring(BEGIN.length(), trimmed.length() - RULE.length());
                content.setLength(0);
            } else if (trimmed.startsWith(END) && type != null) {
                blocks.add(new Block(type, content.toString()));
                type = null;
            } else {
                content.append(trimmed);
            }
        }
    }

    /**
     * All certificates in their order.
     *
     * @throws Failure usage, when there is none or one is broken
     */
    List<X509Certificate> certificates() {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Block block : blocks) {
            if (block.type.equals("CERTIFICATE") || block.type.equals("TRUSTED CERTIFICATE")) {
                certificates.add(certificate(block));
            }
        }
        if (certificates.isEmpty()) {
            throw Failure.usage(option + ": there is no certificate in '" + file + "'");
        }
        return certificates;
    }

    private X509Certificate certificate(Block block) {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(decoded(block)));
        } catch (CertificateException broken) {
            throw Failure.usage(option + ": a certificate in '" + file + "' is broken");
        }
    }

    private byte[] decoded(Block block) {
        try {
            return Base64.getDecoder().decode(block.content);
        } catch (IllegalArgumentException noBase64) {
            throw Failure.usage(option + ": a block in '" + file + "' is broken: it is no Base64");
        }
    }

    /**
     * The first private key.
     *
     * @throws Failure usage, when there is none, or one that has to be converted first; the hint is the command for it
     */
    PrivateKey privateKey() {
        for (Block block : blocks) {
            if (block.type.equals("PRIVATE KEY")) {
                return key(decoded(block));
            }
            if (block.type.endsWith("PRIVATE KEY")) {
                throw Failure.usage(option + ": the key in '" + file + "' is of the kind '" + block.type
                                + "'; needed is an unencrypted PKCS#8 key")
                        .hint("convert it: openssl pkcs8 -topk8 -nocrypt -in '" + file + "' -out key.pem");
            }
        }
        throw Failure.usage(option + ": there is no private key in '" + file + "'")
                .hint(option.equals("--client-cert") ? "name the key's file with --client-key" : null);
    }

    private PrivateKey key(byte[] encoded) {
        PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(encoded);
        for (String algorithm : List.of("RSA", "EC", "EdDSA", "RSASSA-PSS")) {
            PrivateKey key = key(algorithm, spec);
            if (key != null) {
                return key;
            }
        }
        throw Failure.usage(option + ": the key in '" + file + "' is broken or of an unknown kind");
    }

    private static @Nullable PrivateKey key(String algorithm, PKCS8EncodedKeySpec spec) {
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(spec);
        } catch (GeneralSecurityException another) {
            return null;
        }
    }
}
