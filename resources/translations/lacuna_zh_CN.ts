<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ExperimentForm</name>
    <message>
        <source>%1 (%2 to correct)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a number; write e.g. 0.001</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same seed gives the same run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a whole number of 0 or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write numbers with commas between: 0, 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>Built-in digits; trains in two minutes, no download</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MNIST; our best recipe for two parts and one spare device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MNIST; our best recipe for four parts and one spare device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MNIST; our best recipe for four parts and two spare devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MNIST; two different images and a parity image of both</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MNIST; the published method, trained over all patterns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three seeds, k = 2, r = 1, built-in digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our best recipes on MNIST, three seeds each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rivals beside the learned code, k = 2, r = 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rivals beside the learned code, k = 4, r = 2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, k = %2, r = %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message>
        <source>%1 G</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 M</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>“%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 % sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is lost. Click a device to take it away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only parity is lost: every part of the image has arrived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only parity is lost: every image&apos;s answer has arrived.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without the code there would be no answer for it at all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without the code it would be read as %1, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without the code it would still be read as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without the code it would have been read as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole model itself reads %1 here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So does the coded result: the code is not to blame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The coded result reads %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now read as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read as %1, %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still %1, %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>X%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beyond the code: more devices are lost than it has parity for.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna</name>
    <message>
        <source>Data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coded together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parts of one image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>different images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices return</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>feature maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>logits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data parts k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many parts the image is split into, or how many images are coded together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parity parts r</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many parity parts or images, and so how many devices may be lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Losses trained l</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as many as r</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most losses the code is trained for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Systematic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data parts are sent as they are; without it every device gets a coded part, as published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>channels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden channels of the encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>patch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels of a patch each way; best as large as the base model&apos;s stride over all its layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blocks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Residual convolutions of the encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden channels of the decoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hidden units of the decoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Residual blocks of the decoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parity devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run F_conv, like all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>networks of their own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pass-through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A part that arrives is used as it is; only lost ones are decoded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images per step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L2, added to the gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Early stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs without a better worst pattern on the validation images after which training ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feature MSE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight; 0 leaves this loss out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KL to base</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of KL(softmax base ‖ softmax coded); 0 leaves this loss out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of the cross-entropy on the labels; 0 leaves this loss out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>α by losses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight of the patterns with 0, 1, 2 … lost; the last one repeats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a sample per step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all, every step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exactly l lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>per step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Patterns decoded from one encoded batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost maps are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zeros</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a constant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the mean map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curriculum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin with one loss and add one more as training goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest norm of a step&apos;s gradient; 0 does not clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift images by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most pixels a batch is moved by; its feature maps are then computed anew in every step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Precision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>float32</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TF32, on a GPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bfloat16</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CUDA graphs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On a GPU: record a step once and repeat it with one launch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often a run that stays at chance begins anew with other first weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer for a quick look; validation included</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base dropout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the feature maps&apos; values set to zero in training: a model that leans on no single value forgives what a decoder gets slightly wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing between two commas; leave one of them out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tag has a character that cannot be seen, such as a line break; type the tag anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1…” has %2 characters; a tag has at most %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the pipeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lose a device or bring it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All devices back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image before, image after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image that goes wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the failure atlas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Walk the patterns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First pattern, last pattern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 does not exist; choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no folder; choose the folder that holds the data sets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 may not be read; choose another, or allow it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 does not exist; choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a folder; choose a file in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be written in the folder %1; choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be written, so no run could be kept in it; choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This window was started with --threads %1, which counts until it is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This window was started with --device %1, which counts until it is closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This window was started with --data %1, which is searched first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This window was started with --store %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not there now, and passed over: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::AboutDialog</name>
    <message>
        <source>About Lacuna</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lacuna %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A workbench for learned erasure codes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies all of this, for a report of a bug</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::AtlasCanvas</name>
    <message>
        <source>Failure patterns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost: devices %1
accuracy %2 %
agreement with the whole model %3 %
no code (zeros) %4 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>
error of the rebuilt maps %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>
only parity is lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lost</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::AtlasView</name>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours from %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failure atlas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worst first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worst pattern first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the code does with every set of lost devices appears here with the first epoch of a training, or after an evaluation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every pattern, by accuracy over the test set; click one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every pattern while it trains, by accuracy over the validation images; click one</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::Banner</name>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Information</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::ChangesDialog</name>
    <message>
        <source>What&apos;s new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes from version to version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::ChannelPicker</name>
    <message>
        <source>Previous feature maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next feature maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feature maps at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many feature maps of each device are shown at once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all %1 maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 map</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1–%2 of %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::ClassBars</name>
    <message>
        <source>Class probabilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at %2 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whole model: %1; coded: %2; no code: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whole model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>coded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no code (zeros)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words of the command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No command has these words.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::CompareController</name>
    <message>
        <source>This code loses no test image under this pattern that the whole model gets right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run library could not read these runs; the main window says why.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::CompareCurves</name>
    <message>
        <source>time (s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step (batches)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accuracy (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training, feature maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training, against the whole model (KL)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training, against labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>base model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean, %1 lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worst pattern, %1 lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whole model</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::ComparePatterns</name>
    <message>
        <source>lost: %1
%2 %3 %, %4 %5 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is better under %2 of %3 patterns, %4 under %5; on average %1 is %6 points %7.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>higher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Across</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Upward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of these two runs has not been evaluated; there are no patterns to compare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run %1 has k = %2, r = %3 and run %4 has k = %5, r = %6: they do not lose the same devices, so no pattern is common to both. Choose two runs with the same k and r.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accuracy of %1 (%)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::ComparePipelines</name>
    <message>
        <source>Two runs on the same image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::CompareTable</name>
    <message>
        <source>whole model (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean, %1 lost (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worst pattern, %1 lost (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worst below whole model, %1 lost (points)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whole run (s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training (images/s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>encoder and decoder (parameters)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent per image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (best)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::CompareView</name>
    <message>
        <source>not evaluated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lost: mean %2, worst %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparison of runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs that are compared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point at a run to see it above the others; its box takes it out of the plots.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writes this comparison as a web page, PDF, Markdown, table or JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results, and settings that differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Patterns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parallel &amp;axes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Side by side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2
Double-click to see its code in the pipeline</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::CompareWindow</name>
    <message>
        <source>Compare runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report was written to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss of the runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accuracy of the runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>patterns of two runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>differences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parallel coordinates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pipeline</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::CurvePlot</name>
    <message>
        <source>step (batches)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 at %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag to move, turn the wheel to look closer, double-click to see everything</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::DeviceButton</name>
    <message>
        <source>Device %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unavailable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data part X%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parity part P%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device %1, %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to bring device %1 back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to take device %1 away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (key %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lost</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::DigitPad</name>
    <message>
        <source>Sheet to draw a digit on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw a digit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It becomes the image in the pipeline while you draw.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::ExperimentForm</name>
    <message>
        <source>learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parity models (ParM)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MDS, layer by layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sums, subtracted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Berrut interpolation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>replication</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>convolutions on patches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>convolutions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fully connected (mlp)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learned mix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tiles (concat)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>residual, mask-aware</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spatial, overlap-aware</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>subtraction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one cycle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cosine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>constant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own layers (from a file)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss and patterns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cost of the code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the code costs appears here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 × base</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work per image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1FLOP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent per image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data parts k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parity parts r</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Losses trained l</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pass-through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feature MSE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KL to base</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base seed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::Exporter</name>
    <message>
        <source>PNG, 300 dpi (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG, as on screen (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG, 600 dpi (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SVG (*.svg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers, CSV (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be written; choose another folder or name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::HelpController</name>
    <message>
        <source>CPU; no CUDA device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU; CUDA devices: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+/</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asking the engine …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, built with %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>libtorch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SQLite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QCustomPlot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compiler</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; threads: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known without the engine</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::History</name>
    <message>
        <source>losing device %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bringing device %1 back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bringing all devices back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>losing %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the change of the experiment</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::LessonController</name>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lesson %1 was not opened: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page wants the code %1, which does not come with the program.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::LessonView</name>
    <message>
        <source>Lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each takes some minutes, works with the built-in digits and sets this window up by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lesson %1: %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · page %2 of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▾ The formula</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▸ The formula</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ Done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not that one. Look again at the pipeline.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::MainWindow</name>
    <message>
        <source>Lacuna</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failure atlas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random failures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lecture mode. Esc or Shift+F11 brings the menus back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A training is going on: the other language is spoken from the next start on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the sweep and close? The run that trains now is kept in the library as an interrupted run; started again, the sweep goes on with what is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the training and close? What it has learned so far is kept in the library as an interrupted run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What waits in the queue stays there; the next start offers to go on with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sweep is going on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A training is going on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lessons (*.md)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open configuration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Configurations (*.json);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not opened.
%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save configuration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Configurations (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select several runs in the run library to compare them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select one run or several in the run library first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web page (*.html);;PDF (*.pdf);;Markdown (*.md);;Table (*.csv);;JSON (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pipeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failure atlas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>random failures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open configuration…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a &amp;trained code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save configuration…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Compare the selected runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+C</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write &amp;report of the selected runs…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add &amp;to queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause or go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One &amp;step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>St&amp;op</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop &amp;all and empty the queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go on with what waited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;weep…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One that goes &amp;wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Draw a digit…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open a picture…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All devices &amp;back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+Z</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Y</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find a command…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+P</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre&amp;ferences…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+,</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L&amp;ecture: the pipeline alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E&amp;xplore: what can be lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;search: everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme of the &amp;system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lecture &amp;mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift+F11</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;All lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;%1  %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open a lesson…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;How to use this window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What&apos;s &amp;new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Lacuna</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to use this window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Break a device:&lt;/b&gt; click it, or press its number. 0 brings all back.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Another image:&lt;/b&gt; Page Down, Page Up, Ctrl+R for a random one, Ctrl+B for one that goes wrong.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Take something back:&lt;/b&gt; Ctrl+Z, a device or a change of the experiment. Ctrl+Shift+P finds any command by its name.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Your own image:&lt;/b&gt; Ctrl+D to draw a digit, or drop a picture on the window.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Train:&lt;/b&gt; choose a preset on the left and press F5; F6 pauses, F7 makes one step, Shift+F5 stops. F5 while a code trains puts the next into the queue. &lt;b&gt;Training, Sweep…&lt;/b&gt; trains several variants one after the other and sums them up.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Lessons:&lt;/b&gt; F2, or the menu &lt;b&gt;Learn&lt;/b&gt;. Shift+F11 is for the projector: full screen, large type.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Runs:&lt;/b&gt; double-click a run to see its code; with several selected, Ctrl+Shift+C compares them and Ctrl+E writes a report.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Every key:&lt;/b&gt; Ctrl+/ or ?.&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes of this run:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::OddsController</name>
    <message>
        <source>What random failures cost appears here after an evaluation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A code of images rebuilds the images that were lost; the pipeline shows one of a group, so a score of what it shows would not be the accuracy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With %1 devices there are too many sets of lost ones to count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over %1 test images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over %1 test images; with more than %2 lost, over the first %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::OddsPlot</name>
    <message>
        <source>Accuracy over how often devices fail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accuracy (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every device fails by itself with probability p (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spare copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share f of the images that lose l devices (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>l = %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::OddsView</name>
    <message>
        <source>whole model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spare copies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>l = %1 lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>played</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 played</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A_O = (1 − f)·A_a + f·A_d, from the whole test set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>❚❚ Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▶ Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw failures at this probability and keep the score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random failures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What random failures cost appears here after an evaluation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each device fails with probability p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A share f of the images loses l devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the curves are over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probability of a failure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probability of a failure, percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play random failures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images per second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slow … fast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting what every set of lost devices costs…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::ParallelAxes</name>
    <message>
        <source>Parallel coordinates of the runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::PipelineView</name>
    <message>
        <source>Merged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ŷ%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of image X%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>logits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>parity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>columns %1–%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>covered twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>idle · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · %1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>beyond the code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pixels each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>run F_conv</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feature maps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one per class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decoded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decoded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rebuilt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>original</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>difference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>diff.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>feature value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>label: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>X%1 is shown, label: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>X%1 is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a device, or press its number, to take it away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>passed through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rewritten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>passed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as received from device&#xa0;%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neighbours make X%1&apos;s columns, too: its loss costs nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>X%1&apos;s columns are made twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>made twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your own image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test image %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test image %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>test images %1–%2 of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>images %1–%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>k = %1 images · r = %2 parity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>k = %1 parts · r = %2 parity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 device lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 devices lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · whole images, logits returned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · whole images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2%3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · MDS code, layer by layer: the last convolution and what it gets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 encoder, %3 decoder · the last of %4 blocks and what it gets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 encoder, %3 decoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one that fails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous test image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next test image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random test image</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A test image this pattern breaks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous test image (Page Up)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next test image (Page Down)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Random test image (R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a test image that the whole model reads correctly and this pattern does not (B)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No code is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An image, its parts, the devices and what the decoder rebuilds appear here.
Open a run or train a code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>X%1 is an image of its own; device %1 runs the whole of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>X%1 reads columns %2–%3 of the image and makes columns %4–%5 of the merged map.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error: how far the decoded maps lie from the original ones, ‖Ŷ − Y‖ / ‖Y‖</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::PreferencesController</name>
    <message>
        <source>A training is going on: another language is spoken from the next start on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder that holds data sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run libraries (*.lacuna);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That of the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPU (CUDA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>La&amp;nguage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;hreads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the next training. Automatic leaves one core to the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For the next training. Automatic takes a GPU where there is one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data &amp;folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each holds folders named mnist, fashion-mnist and so on. Searched beside the usual ones for what is opened or trained next; imported pictures in a new folder are offered from the next start on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opened from the next start on; made when it is absent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open now: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run &amp;library</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::QueueView</name>
    <message>
        <source>next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Queue of trainings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the selected trainings out of the queue (Delete); they are kept in the archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the present training too; what it has learned is kept, what waits goes to the archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trainings that wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag, or press Alt+Up and Alt+Down, to change the order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>k = %1, r = %2 · %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::RecentFiles</name>
    <message>
        <source>&amp;Forget these</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::RunsModel</name>
    <message>
        <source>queued</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>finished</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lost: mean of %2 patterns %3 %, worst %4 with %5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>archived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>starred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not starred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enc / dec</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worst, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time, s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starred</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parity parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Losses trained for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encoder / decoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy of the whole model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean over all patterns with the most losses evaluated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worst pattern with the most losses evaluated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training images per second</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::RunsPanel</name>
    <message>
        <source>%1 runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every training is kept here as a run. Train a code to see the first one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run matches the filter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter: name, k=4, tag:lecture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every word has to occur. tag:lec finds tags that begin so, tag:&quot;lecture 3&quot; the whole tag.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List archived runs too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select several runs to compare them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Star or unstar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use its settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out of the archive</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::ShortcutSheet</name>
    <message>
        <source>Page ↑</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page ↓</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meta</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All keys</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::SweepController</name>
    <message>
        <source>The experiment in the form has problems; correct them there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solve the problems marked on the left; then the sweep can start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run library cannot be used, so no run could be kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trainings wait in the queue; the sweep can start when they have ended or were taken out of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A training is going on; the sweep can start when it has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every run is in the library; nothing is left to train.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run library cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sweep “%1” has ended: %2 of %3 runs are finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sweep “%1” was stopped: %2 of %3 runs are finished; started again, it goes on with the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failed; the list of its runs says why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run %1 of %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 with a problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 s left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 min left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 h left</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::SweepRowEditor</name>
    <message>
        <source>Field to vary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose among the words of this field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not vary this field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1, 2, 3 or 1-5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::SweepRunsModel</name>
    <message>
        <source>✓ in the library</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▸ training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ trained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✕ failed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>■ stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>! %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>○ to train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worst, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean over all patterns with the most losses evaluated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worst pattern with the most losses evaluated</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::SweepSetup</name>
    <message>
        <source>seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>r</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>l</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kinds of code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>encoders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>decoders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pass-through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>batch sizes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learning rates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weight decays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>schedules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>feature losses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KL losses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>label losses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>numbers of training images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data sets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>base models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>base epochs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>base seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2, k = %3, r = %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>end of a list</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 over %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the sweep comes from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the sweep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs are named after their sweep and tagged with it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vary another field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is wrong with the sweep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file that “lacuna sweep” takes as well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the experiment in the form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a sweep file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of its runs: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything in %1 counts; edit the file to change the sweep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This sweep comes with the program; to change it, save it as a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything else is as in the form: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sweep file can vary more fields than three</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lacuna::SweepStrip</name>
    <message>
        <source>Stop after this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show sweep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run that trains now ends as usual and no other begins; press again to go on after all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run that trains now is stopped; started again, the sweep trains it anew</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::SweepSummaryModel</name>
    <message>
        <source>%1 ± %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best worst pattern of all groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Base, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data lost, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worst, %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worst below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What varies, without seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finished runs, which differ in their seeds alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accuracy of the whole model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean over all patterns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean over the patterns that lose a data part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worst pattern, mean over the seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worst pattern of the worst seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points that the mean lies below the run&apos;s own base model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points that the worst lies below the run&apos;s own base model</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::SweepView</name>
    <message>
        <source>Trains what the library does not have, one run after the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The finished runs beside one another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two finished runs are needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The summary and a comparison of the finished runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run of this sweep has finished yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs of the sweep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary of the sweep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs that differ in their seeds alone become one row here: mean ± deviation, filled in as they finish.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::SweepWindow</name>
    <message>
        <source>Sweep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report was written to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a sweep file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sweeps (*.json);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save sweep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sweeps (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sweep was saved as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Web page (*.html);;PDF (*.pdf);;Markdown (*.md);;Table (*.csv);;JSON (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::TagsDialog</name>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags of this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags that all %1 runs have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commas between tags, for example: lecture, seeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags with a comma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags that not all of them have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2 of %3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ticked: on all of them. Empty: on none. A dash: as it is.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::TrainingPanel</name>
    <message>
        <source>Base model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing the training images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evaluating every failure pattern</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One batch, then pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the training; what it has learned is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss and accuracy appear here as soon as a code trains.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss (log)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>accuracy (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation accuracy (%)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping after this batch …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train this code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train this code when the present training has ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curves of the run that is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: epoch %2 of %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 samples/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>loss %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>validation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lost, mean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lost, worst</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>base %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>best: epoch %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No training yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an experiment, then train it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::TrainingQueue</name>
    <message>
        <source>one more waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The training failed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” failed: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is trained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” trains now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, the last of the queue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The queue has ended: %1 trained, %2 failed, %3 stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One run ended without saying goodbye and is kept as interrupted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 runs ended without saying goodbye and are kept as interrupted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A training was waiting when the program ended: “%1”. Go on with it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 trainings were waiting when the program ended. Go on with them?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sweep is training its runs; what waits can go on when it has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of the trainings wait no longer: another window has taken them, or they were archived.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::VerdictCard</name>
    <message>
        <source>Show an image this pattern breaks →</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show an image this pattern breaks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show one it breaks →</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the class would be appears here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures over the whole test set appear after an evaluation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over lost test images</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over the whole test set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no code (zeros)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whole model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>worst: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>lacuna::Workbench</name>
    <message>
        <source>Nothing is lost, so nothing goes wrong. Take a device away first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The code loses no test image under this pattern that the whole model gets right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report was written to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) ended without saying goodbye and are kept as interrupted.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The cost is counted once the problems above are solved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The experiment has problems; see the form.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A sweep is training its runs; this experiment can be trained when it has ended.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
