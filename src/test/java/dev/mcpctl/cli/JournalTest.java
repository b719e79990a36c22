package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JournalTest {

    private final Journal journal = new Journal();

    @Test
    void results_of_lines_that_are_left_out_leave_no_gap() {
        journal.add(new Journal.Entry("call fail", 5, 0, 1));
        journal.add(new Journal.Entry("call echo message=a", 0, 1, 2));
        journal.add(new Journal.Entry("use demo", 0, 2, 2));
        journal.add(new Journal.Entry("call echo message=$2.content[0].text", 0, 2, 3));
        journal.add(new Journal.Entry("call echo message=$last.content[0].text", 0, 3, 4));
        assertThat(journal.script("demo")).isEqualTo("""
                        # mcpctl repl demo -f FILE
                        call echo message=a
                        use demo
                        call echo message=$1.content[0].text
                        call echo message=$2.content[0].text
                        """);
    }

    @Test
    void secrets_and_what_cannot_work_are_left_out() {
        journal.add(new Journal.Entry("call login password=x", 0, 0, 1));
        journal.add(new Journal.Entry("call echo message=$1.a", 0, 1, 2));
        assertThat(journal.script("demo").lines().skip(1)).hasSize(2).allMatch(line -> line.startsWith("# "));
    }
}
