<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>lacuna::widgets::ChannelPicker</name>
    <message numerus="yes">
        <source>%n map(s)</source>
        <translation>
            <numerusform>%n map</numerusform>
            <numerusform>%n maps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::LessonView</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::PipelineView</name>
    <message numerus="yes">
        <source>%n device(s) lost</source>
        <translation>
            <numerusform>%n device lost</numerusform>
            <numerusform>%n devices lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) late</source>
        <translation>
            <numerusform>%n device late</numerusform>
            <numerusform>%n devices late</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::RunsPanel</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n run(s)</source>
        <translation>
            <numerusform>%1 of %n run</numerusform>
            <numerusform>%1 of %n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::SweepSetup</name>
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation>
            <numerusform>… and %n more.</numerusform>
            <numerusform>… and %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::TagsDialog</name>
    <message numerus="yes">
        <source>Tags that all %n run(s) have</source>
        <translation>
            <numerusform>Tags of this run</numerusform>
            <numerusform>Tags that all %n runs have</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lacuna::window::RunActions</name>
    <message numerus="yes">
        <source>Export %n run(s)</source>
        <translation>
            <numerusform>Export one run</numerusform>
            <numerusform>Export %n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) were written to %1.</source>
        <translation>
            <numerusform>One run was written to %1.</numerusform>
            <numerusform>%n runs were written to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) were imported.</source>
        <translation>
            <numerusform>One run was imported.</numerusform>
            <numerusform>%n runs were imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were here already.</source>
        <translation>
            <numerusform>One was here already.</numerusform>
            <numerusform>%n were here already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n run(s) for good?</source>
        <translation>
            <numerusform>Delete this run for good?</numerusform>
            <numerusform>Delete %n runs for good?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lacuna::window::SweepController</name>
    <message numerus="yes">
        <source>The sweep “%1” has ended: %2 of %n run(s) are finished.</source>
        <translation>
            <numerusform>The sweep “%1” has ended: %2 of %n run is finished.</numerusform>
            <numerusform>The sweep “%1” has ended: %2 of %n runs are finished.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The sweep “%1” was stopped: %2 of %n run(s) are finished; started again, it goes on with the others.</source>
        <translation>
            <numerusform>The sweep “%1” was stopped: %2 of %n run is finished; started again, it goes on with the others.</numerusform>
            <numerusform>The sweep “%1” was stopped: %2 of %n runs are finished; started again, it goes on with the others.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lacuna::window::TrainingQueue</name>
    <message numerus="yes">
        <source>%n more wait(s)</source>
        <translation>
            <numerusform>one more waits</numerusform>
            <numerusform>%n more wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) ended without saying goodbye and are kept as interrupted.</source>
        <translation>
            <numerusform>One run ended without saying goodbye and is kept as interrupted.</numerusform>
            <numerusform>%n runs ended without saying goodbye and are kept as interrupted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n training(s) were waiting when the program ended. Go on with them?</source>
        <translation>
            <numerusform>%n training was waiting when the program ended. Go on with it?</numerusform>
            <numerusform>%n trainings were waiting when the program ended. Go on with them?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the trainings wait(s) no longer: another window has taken them, or they were archived.</source>
        <translation>
            <numerusform>One of the trainings waits no longer: another window has taken it, or it was archived.</numerusform>
            <numerusform>%n of the trainings wait no longer: another window has taken them, or they were archived.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lacuna::window::Workbench</name>
    <message numerus="yes">
        <source>Of %n pattern(s) that the code is made for, %1 hurts this image most.</source>
        <translation>
            <numerusform>Of %n pattern that the code is made for, %1 hurts this image most.</numerusform>
            <numerusform>Of %n patterns that the code is made for, %1 hurts this image most.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of %n pattern(s) that the code is made for changes the answer here; %1 comes closest.</source>
        <translation>
            <numerusform>The %n pattern that the code is made for does not change the answer here: %1.</numerusform>
            <numerusform>None of %n patterns that the code is made for changes the answer here; %1 comes closest.</numerusform>
        </translation>
    </message>
</context>
</TS>
