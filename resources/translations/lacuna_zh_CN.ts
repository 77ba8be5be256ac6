<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ChoiceTitles</name>
    <message>
        <source>learned</source>
        <translation>学习型</translation>
    </message>
    <message>
        <source>parity models (ParM)</source>
        <translation>校验模型（ParM）</translation>
    </message>
    <message>
        <source>MDS, layer by layer</source>
        <translation>逐层 MDS</translation>
    </message>
    <message>
        <source>sums, subtracted</source>
        <translation>求和，相减恢复</translation>
    </message>
    <message>
        <source>Berrut interpolation</source>
        <translation>Berrut 插值</translation>
    </message>
    <message>
        <source>replication</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>convolutions on patches</source>
        <translation>图像块上的卷积</translation>
    </message>
    <message>
        <source>convolutions</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>fully connected (mlp)</source>
        <translation>全连接（mlp）</translation>
    </message>
    <message>
        <source>learned mix</source>
        <translation>学习的线性组合</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>求和</translation>
    </message>
    <message>
        <source>tiles (concat)</source>
        <translation>拼接（concat）</translation>
    </message>
    <message>
        <source>residual, mask-aware</source>
        <translation>残差，感知掩码</translation>
    </message>
    <message>
        <source>spatial, overlap-aware</source>
        <translation>空间，感知重叠</translation>
    </message>
    <message>
        <source>subtraction</source>
        <translation>相减</translation>
    </message>
    <message>
        <source>one cycle</source>
        <translation>单周期</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>own layers (from a file)</source>
        <translation>自定义层（来自文件）</translation>
    </message>
    <message>
        <source>parts of one image</source>
        <translation>一幅图像的各分片</translation>
    </message>
    <message>
        <source>different images</source>
        <translation>不同的图像</translation>
    </message>
    <message>
        <source>feature maps</source>
        <translation>特征图</translation>
    </message>
    <message>
        <source>logits</source>
        <translation>logits</translation>
    </message>
    <message>
        <source>run F_conv</source>
        <translation>共用 F_conv</translation>
    </message>
    <message>
        <source>networks of their own</source>
        <translation>各自的网络</translation>
    </message>
    <message>
        <source>jointly</source>
        <translation>联合训练</translation>
    </message>
    <message>
        <source>separately</source>
        <translation>分别训练</translation>
    </message>
    <message>
        <source>zeros</source>
        <translation>零</translation>
    </message>
    <message>
        <source>a constant</source>
        <translation>常数</translation>
    </message>
    <message>
        <source>the mean map</source>
        <translation>平均图</translation>
    </message>
    <message>
        <source>a sample per step</source>
        <translation>每步抽样</translation>
    </message>
    <message>
        <source>all, every step</source>
        <translation>每步全部</translation>
    </message>
    <message>
        <source>exactly l lost</source>
        <translation>恰好失效 l 台</translation>
    </message>
    <message>
        <source>float32</source>
        <translation>float32</translation>
    </message>
    <message>
        <source>TF32, on a GPU</source>
        <translation>TF32（GPU）</translation>
    </message>
    <message>
        <source>bfloat16</source>
        <translation>bfloat16</translation>
    </message>
    <message>
        <source>decoder alone</source>
        <translation>仅解码器</translation>
    </message>
    <message>
        <source>into k parts</source>
        <translation>分成 k 个分片</translation>
    </message>
    <message>
        <source>coarse: r + 1 devices each</source>
        <translation>粗分：每片 r + 1 台设备</translation>
    </message>
</context>
<context>
    <name>ChoiceWords</name>
    <message>
        <source>learned</source>
        <translation>学习型</translation>
    </message>
    <message>
        <source>parm</source>
        <translation>ParM</translation>
    </message>
    <message>
        <source>mds-layerwise</source>
        <translation>逐层 MDS</translation>
    </message>
    <message>
        <source>sum-subtract</source>
        <translation>求和相减</translation>
    </message>
    <message>
        <source>berrut</source>
        <translation>Berrut</translation>
    </message>
    <message>
        <source>replication</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>patch</source>
        <translation>图像块</translation>
    </message>
    <message>
        <source>conv</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>mlp</source>
        <translation>全连接</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>求和</translation>
    </message>
    <message>
        <source>concat</source>
        <translation>拼接</translation>
    </message>
    <message>
        <source>residual</source>
        <translation>残差</translation>
    </message>
    <message>
        <source>spatial</source>
        <translation>空间</translation>
    </message>
    <message>
        <source>subtract</source>
        <translation>相减</translation>
    </message>
    <message>
        <source>decoder-only</source>
        <translation>仅解码器</translation>
    </message>
</context>
<context>
    <name>DataNames</name>
    <message>
        <source>Stroke digits (built in)</source>
        <translation>笔画数字（内置）</translation>
    </message>
    <message>
        <source>T-shirt</source>
        <translation>T 恤</translation>
    </message>
    <message>
        <source>Trouser</source>
        <translation>裤子</translation>
    </message>
    <message>
        <source>Pullover</source>
        <translation>套头衫</translation>
    </message>
    <message>
        <source>Dress</source>
        <translation>连衣裙</translation>
    </message>
    <message>
        <source>Coat</source>
        <translation>外套</translation>
    </message>
    <message>
        <source>Sandal</source>
        <translation>凉鞋</translation>
    </message>
    <message>
        <source>Shirt</source>
        <translation>衬衫</translation>
    </message>
    <message>
        <source>Sneaker</source>
        <translation>运动鞋</translation>
    </message>
    <message>
        <source>Bag</source>
        <translation>包</translation>
    </message>
    <message>
        <source>Boot</source>
        <translation>短靴</translation>
    </message>
    <message>
        <source>Airplane</source>
        <translation>飞机</translation>
    </message>
    <message>
        <source>Automobile</source>
        <translation>汽车</translation>
    </message>
    <message>
        <source>Bird</source>
        <translation>鸟</translation>
    </message>
    <message>
        <source>Cat</source>
        <translation>猫</translation>
    </message>
    <message>
        <source>Deer</source>
        <translation>鹿</translation>
    </message>
    <message>
        <source>Dog</source>
        <translation>狗</translation>
    </message>
    <message>
        <source>Frog</source>
        <translation>青蛙</translation>
    </message>
    <message>
        <source>Horse</source>
        <translation>马</translation>
    </message>
    <message>
        <source>Ship</source>
        <translation>船</translation>
    </message>
    <message>
        <source>Truck</source>
        <translation>卡车</translation>
    </message>
</context>
<context>
    <name>DockLayout</name>
    <message>
        <source>Experiment</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行记录</translation>
    </message>
    <message>
        <source>Failure atlas</source>
        <translation>失效图谱</translation>
    </message>
    <message>
        <source>Random failures</source>
        <translation>随机失效</translation>
    </message>
    <message>
        <source>Learn</source>
        <translation>学习</translation>
    </message>
</context>
<context>
    <name>ExperimentForm</name>
    <message>
        <source>%1 (%2 to correct)</source>
        <translation>%1（%2 处待修正）</translation>
    </message>
    <message>
        <source>“%1” is not a number; write e.g. 0.001</source>
        <translation>“%1”不是数；请写成例如 0.001</translation>
    </message>
    <message>
        <source>“%1” is not a whole number of 0 or more</source>
        <translation>“%1”不是大于等于 0 的整数</translation>
    </message>
    <message>
        <source>write numbers with commas between: 0, 1</source>
        <translation>请写出用逗号分隔的数：0, 1</translation>
    </message>
    <message>
        <source>on</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>write whole numbers with commas between: 3, 5</source>
        <translation>请写整数，用逗号分隔：3, 5</translation>
    </message>
</context>
<context>
    <name>FieldHints</name>
    <message>
        <source>Of imported images</source>
        <translation>导入图像的形状</translation>
    </message>
    <message>
        <source>Fewer for a quick look; validation included</source>
        <translation>想快速看结果可减少；含验证图像</translation>
    </message>
    <message>
        <source>Of a sequential network of your own</source>
        <translation>自己的顺序网络的各层</translation>
    </message>
    <message>
        <source>A safetensors file with weights trained elsewhere</source>
        <translation>在别处训练好的权重，safetensors 文件</translation>
    </message>
    <message>
        <source>Share of the feature maps&apos; values set to zero in training: a model that leans on no single value forgives what a decoder gets slightly wrong</source>
        <translation>训练时特征图中置零的比例：不依赖任何单个值的模型，能容忍解码器的细小误差</translation>
    </message>
    <message>
        <source>How many parts the image is split into, or how many images are coded together</source>
        <translation>图像切成多少个分片，或多少幅图像一起编码</translation>
    </message>
    <message>
        <source>How many parity parts or images, and so how many devices may be lost</source>
        <translation>校验分片或校验图像的个数，也就是最多允许多少台设备失效</translation>
    </message>
    <message>
        <source>The data part, from 0, that each parity device repeats</source>
        <translation>每台校验设备重复的数据分片，从 0 开始</translation>
    </message>
    <message>
        <source>Data parts are sent as they are; without it every device gets a coded part, as published</source>
        <translation>数据分片原样发送；不启用时每台设备都得到一个编码后的分片，与已发表的形式一致</translation>
    </message>
    <message>
        <source>A part that arrives is used as it is; only lost ones are decoded</source>
        <translation>到达的分片直接使用，只解码失去的分片</translation>
    </message>
    <message>
        <source>Layers of F_conv before each cut into fused blocks; empty leaves it whole</source>
        <translation>每个切口之前 F_conv 的层数，由此分成融合块；留空则不切分</translation>
    </message>
    <message>
        <source>With what the blocks before really deliver, or each with exact inputs</source>
        <translation>用前面各块实际给出的结果训练，或每块用精确输入训练</translation>
    </message>
    <message>
        <source>Hidden channels of the encoder</source>
        <translation>编码器的隐藏通道数</translation>
    </message>
    <message>
        <source>Pixels of a patch each way; best as large as the base model&apos;s stride over all its layers</source>
        <translation>图像块每边的像素数；最好等于基础模型各层的总步幅</translation>
    </message>
    <message>
        <source>Residual convolutions of the encoder</source>
        <translation>编码器的残差卷积层数</translation>
    </message>
    <message>
        <source>Hidden channels of the decoder</source>
        <translation>解码器的隐藏通道数</translation>
    </message>
    <message>
        <source>Hidden units of the decoder</source>
        <translation>解码器的隐藏单元数</translation>
    </message>
    <message>
        <source>Residual blocks of the decoder</source>
        <translation>解码器的残差块数</translation>
    </message>
    <message>
        <source>Images per step</source>
        <translation>每步的图像数</translation>
    </message>
    <message>
        <source>L2, added to the gradient</source>
        <translation>L2 正则，加到梯度上</translation>
    </message>
    <message>
        <source>Weight of KL(softmax base ‖ softmax coded); 0 leaves this loss out</source>
        <translation>KL(softmax 基础 ‖ softmax 编码) 的权重；0 表示不用这项损失</translation>
    </message>
    <message>
        <source>Weight of the cross-entropy on the labels; 0 leaves this loss out</source>
        <translation>类别标签交叉熵的权重；0 表示不用这项损失</translation>
    </message>
    <message>
        <source>Weight of the patterns with 0, 1, 2 … lost; the last one repeats</source>
        <translation>失效 0、1、2……台的模式的权重；最后一个值重复使用</translation>
    </message>
    <message>
        <source>Patterns decoded from one encoded batch</source>
        <translation>每个编码批次解码多少种失效模式</translation>
    </message>
    <message>
        <source>Largest norm of a step&apos;s gradient; 0 does not clip</source>
        <translation>每步梯度的最大范数；0 表示不裁剪</translation>
    </message>
    <message>
        <source>Epochs without a better worst pattern on the validation images after which training ends</source>
        <translation>验证图像上最差失效模式连续多少轮没有改善就结束训练</translation>
    </message>
    <message>
        <source>Most pixels a batch is moved by; its feature maps are then recomputed in every step</source>
        <translation>每批图像最多平移的像素数；其特征图随后每步重新计算</translation>
    </message>
    <message>
        <source>What the run is called in lists and reports</source>
        <translation>运行在列表和报告中的名称</translation>
    </message>
    <message>
        <source>The images to classify</source>
        <translation>要分类的图像</translation>
    </message>
    <message>
        <source>Fewer for a quick look</source>
        <translation>想快速看结果可减少</translation>
    </message>
    <message>
        <source>The network whose convolutional part the devices run</source>
        <translation>由各设备运行其卷积部分的网络</translation>
    </message>
    <message>
        <source>Passes of its training over the images</source>
        <translation>训练时遍历图像的次数</translation>
    </message>
    <message>
        <source>Initial weights, order of the images, dropout; the same seed gives the same model</source>
        <translation>初始权重、图像顺序、dropout；相同的种子给出相同的模型</translation>
    </message>
    <message>
        <source>What makes the parity and rebuilds what was lost</source>
        <translation>如何生成校验并重建失去的部分</translation>
    </message>
    <message>
        <source>The parts of one image, or k different images</source>
        <translation>一幅图像的各个分片，或 k 幅不同的图像</translation>
    </message>
    <message>
        <source>Feature maps, which F_fc then reads, or the logits of the whole model</source>
        <translation>特征图（随后由 F_fc 读取），或整个模型的 logits</translation>
    </message>
    <message>
        <source>Copies of F_conv, or networks of the same shape with weights of their own</source>
        <translation>F_conv 的副本，或形状相同、自有权重的网络</translation>
    </message>
    <message>
        <source>Most losses the code is trained for, 1 to r</source>
        <translation>训练编码时考虑的最多失效设备数，1 到 r</translation>
    </message>
    <message>
        <source>What stands in for a lost output before decoding</source>
        <translation>解码前用什么代替失去的输出</translation>
    </message>
    <message>
        <source>What a lost output is filled with</source>
        <translation>失去的输出填入的值</translation>
    </message>
    <message>
        <source>The network that makes parity parts of data parts</source>
        <translation>由数据分片生成校验分片的网络</translation>
    </message>
    <message>
        <source>The network that rebuilds the outputs of lost devices</source>
        <translation>重建失效设备输出的网络</translation>
    </message>
    <message>
        <source>Passes over the training images; 5,000 of them, at most a tenth, are held out for validation</source>
        <translation>遍历训练图像的次数；其中 5,000 幅（最多十分之一）留作验证</translation>
    </message>
    <message>
        <source>Adam&apos;s rate, or its peak</source>
        <translation>Adam 的学习率，或其峰值</translation>
    </message>
    <message>
        <source>One cycle rises for a quarter of the training and falls to nothing; cosine falls; constant does neither</source>
        <translation>单周期在训练的前四分之一上升，然后降到零；余弦一路下降；恒定则不变</translation>
    </message>
    <message>
        <source>Weight of the squared error of feature maps; 0 leaves this loss out</source>
        <translation>特征图平方误差的权重；0 表示不用这项损失</translation>
    </message>
    <message>
        <source>The failure patterns decoded from one encoded batch: drawn, all of them, or those with exactly l lost</source>
        <translation>每个编码批次解码的失效模式：抽取、全部，或恰好失效 l 台的那些</translation>
    </message>
    <message>
        <source>Begin with one loss and come to l by the middle of the training</source>
        <translation>从失效一台开始，到训练中途增加到 l 台</translation>
    </message>
    <message>
        <source>How often a run is restarted with new initial weights that after two epochs is no better than zeros and whose loss does not fall</source>
        <translation>两轮之后不比填零好、损失也不下降的运行，最多用新的初始权重重新开始几次</translation>
    </message>
    <message>
        <source>Of the products of a training step; weights, gradients, base models and evaluations stay float32</source>
        <translation>训练步中乘积的精度；权重、梯度、基础模型和评估保持 float32</translation>
    </message>
    <message>
        <source>On a GPU: record a step once and repeat it with one launch; not with shifted images, codes of images or linear decoders</source>
        <translation>在 GPU 上：把一步录制一次，以后一次启动即可重放；不能与图像平移、图像编码或线性解码器同用</translation>
    </message>
    <message>
        <source>Initial weights, order of the images, patterns drawn; the same seed gives the same run</source>
        <translation>初始权重、图像顺序、抽取的失效模式；相同的种子给出相同的运行</translation>
    </message>
    <message>
        <source>Into k parts, some of them repeated, or into so few that each has r + 1 devices or more: then any r losses leave a copy of everything, and every device does more work</source>
        <translation>分成 k 个分片并重复其中一些，或者分得很少，使每片至少有 r + 1 台设备：这样任意 r 台失效后各片仍有副本，但每台设备的工作量更大</translation>
    </message>
</context>
<context>
    <name>FieldLabels</name>
    <message>
        <source>Name of the run</source>
        <translation>运行名称</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Shape of the data set</source>
        <translation>数据集的形状</translation>
    </message>
    <message>
        <source>Training images</source>
        <translation>训练图像</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>测试图像</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>基础模型</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Base epochs</source>
        <translation>基础模型轮数</translation>
    </message>
    <message>
        <source>Base dropout</source>
        <translation>基础模型 dropout</translation>
    </message>
    <message>
        <source>Base seed</source>
        <translation>基础模型种子</translation>
    </message>
    <message>
        <source>Kind of code</source>
        <translation>编码类型</translation>
    </message>
    <message>
        <source>Coded together</source>
        <translation>编码对象</translation>
    </message>
    <message>
        <source>Devices return</source>
        <translation>设备返回</translation>
    </message>
    <message>
        <source>Parity devices</source>
        <translation>校验设备</translation>
    </message>
    <message>
        <source>Data parts k</source>
        <translation>数据分片 k</translation>
    </message>
    <message>
        <source>Parity parts r</source>
        <translation>校验分片 r</translation>
    </message>
    <message>
        <source>Losses trained l</source>
        <translation>训练失效数 l</translation>
    </message>
    <message>
        <source>as many as r</source>
        <translation>与 r 相同</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>Systematic</source>
        <translation>系统码</translation>
    </message>
    <message>
        <source>Pass-through</source>
        <translation>直通</translation>
    </message>
    <message>
        <source>Lost maps are</source>
        <translation>失去的图填为</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Fused blocks</source>
        <translation>融合块</translation>
    </message>
    <message>
        <source>trained</source>
        <translation>训练方式</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>channels</source>
        <translation>通道数</translation>
    </message>
    <message>
        <source>patch</source>
        <translation>图像块</translation>
    </message>
    <message>
        <source>width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>blocks</source>
        <translation>块数</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>解码器</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>训练轮数</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>Feature MSE</source>
        <translation>特征 MSE</translation>
    </message>
    <message>
        <source>KL to base</source>
        <translation>对基础模型的 KL</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>类别标签</translation>
    </message>
    <message>
        <source>α by losses</source>
        <translation>按失效数的 α</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>失效模式数</translation>
    </message>
    <message>
        <source>per step</source>
        <translation>每步个数</translation>
    </message>
    <message>
        <source>Gradient clip</source>
        <translation>梯度裁剪</translation>
    </message>
    <message>
        <source>Early stop</source>
        <translation>早停</translation>
    </message>
    <message>
        <source>never</source>
        <translation>不使用</translation>
    </message>
    <message>
        <source>Curriculum</source>
        <translation>课程学习</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Shift images by</source>
        <translation>图像平移</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>CUDA graphs</source>
        <translation>CUDA 图</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
</context>
<context>
    <name>FieldPlurals</name>
    <message>
        <source>data sets</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>numbers of training images</source>
        <translation>训练图像数</translation>
    </message>
    <message>
        <source>numbers of test images</source>
        <translation>测试图像数</translation>
    </message>
    <message>
        <source>base models</source>
        <translation>基础模型</translation>
    </message>
    <message>
        <source>files of weights</source>
        <translation>权重文件</translation>
    </message>
    <message>
        <source>base epochs</source>
        <translation>基础模型轮数</translation>
    </message>
    <message>
        <source>base dropouts</source>
        <translation>基础模型 dropout</translation>
    </message>
    <message>
        <source>base seeds</source>
        <translation>基础模型种子</translation>
    </message>
    <message>
        <source>kinds of code</source>
        <translation>编码类型</translation>
    </message>
    <message>
        <source>units</source>
        <translation>编码对象</translation>
    </message>
    <message>
        <source>what devices return</source>
        <translation>设备返回</translation>
    </message>
    <message>
        <source>parity devices</source>
        <translation>校验设备</translation>
    </message>
    <message>
        <source>k</source>
        <translation>k</translation>
    </message>
    <message>
        <source>r</source>
        <translation>r</translation>
    </message>
    <message>
        <source>l</source>
        <translation>l</translation>
    </message>
    <message>
        <source>copies</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>systematic or not</source>
        <translation>系统码与否</translation>
    </message>
    <message>
        <source>pass-through</source>
        <translation>直通</translation>
    </message>
    <message>
        <source>fillings of lost maps</source>
        <translation>失去的图的填充</translation>
    </message>
    <message>
        <source>values of lost maps</source>
        <translation>失去的图的填充值</translation>
    </message>
    <message>
        <source>fused blocks</source>
        <translation>融合块</translation>
    </message>
    <message>
        <source>training of blocks</source>
        <translation>融合块的训练方式</translation>
    </message>
    <message>
        <source>encoders</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>encoder channels</source>
        <translation>编码器通道数</translation>
    </message>
    <message>
        <source>patch sizes</source>
        <translation>块大小</translation>
    </message>
    <message>
        <source>encoder widths</source>
        <translation>编码器宽度</translation>
    </message>
    <message>
        <source>encoder blocks</source>
        <translation>编码器块数</translation>
    </message>
    <message>
        <source>decoders</source>
        <translation>解码器</translation>
    </message>
    <message>
        <source>decoder channels</source>
        <translation>解码器通道数</translation>
    </message>
    <message>
        <source>decoder widths</source>
        <translation>解码器宽度</translation>
    </message>
    <message>
        <source>decoder blocks</source>
        <translation>解码器块数</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>训练轮数</translation>
    </message>
    <message>
        <source>batch sizes</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>learning rates</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>weight decays</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>schedules</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>feature losses</source>
        <translation>特征损失</translation>
    </message>
    <message>
        <source>KL losses</source>
        <translation>KL 损失</translation>
    </message>
    <message>
        <source>label losses</source>
        <translation>标签损失</translation>
    </message>
    <message>
        <source>α by losses</source>
        <translation>按失效数的 α</translation>
    </message>
    <message>
        <source>pattern policies</source>
        <translation>失效模式策略</translation>
    </message>
    <message>
        <source>patterns per step</source>
        <translation>每步失效模式数</translation>
    </message>
    <message>
        <source>gradient clips</source>
        <translation>梯度裁剪</translation>
    </message>
    <message>
        <source>early stops</source>
        <translation>早停</translation>
    </message>
    <message>
        <source>curriculum</source>
        <translation>课程学习</translation>
    </message>
    <message>
        <source>restarts</source>
        <translation>重新开始次数</translation>
    </message>
    <message>
        <source>shifts of images</source>
        <translation>图像平移</translation>
    </message>
    <message>
        <source>precisions</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>CUDA graphs</source>
        <translation>CUDA 图</translation>
    </message>
    <message>
        <source>seeds</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>splits</source>
        <translation>划分方式</translation>
    </message>
</context>
<context>
    <name>FieldTitles</name>
    <message>
        <source>%1: %2</source>
        <comment>a field and one that refines it</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>MetricTitles</name>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>training, feature maps</source>
        <translation>训练，特征图</translation>
    </message>
    <message>
        <source>training, against the whole model (KL)</source>
        <translation>训练，对完整模型（KL）</translation>
    </message>
    <message>
        <source>training, against labels</source>
        <translation>训练，对类别标签</translation>
    </message>
    <message>
        <source>base model</source>
        <translation>基础模型</translation>
    </message>
    <message>
        <source>%1 lost, mean</source>
        <translation>失效 %1 台，平均</translation>
    </message>
    <message>
        <source>%1 lost, worst</source>
        <translation>失效 %1 台，最差</translation>
    </message>
    <message>
        <source>whole model</source>
        <translation>完整模型</translation>
    </message>
    <message>
        <source>base model in training</source>
        <translation>训练中的基础模型</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学习率</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>The folder %1 does not exist; choose another.</source>
        <translation>文件夹 %1 不存在；请另选一个。</translation>
    </message>
    <message>
        <source>%1 is not a folder; choose the folder that holds the data sets.</source>
        <translation>%1 不是文件夹；请选择存放数据集的文件夹。</translation>
    </message>
    <message>
        <source>The folder %1 may not be read; choose another, or allow it.</source>
        <translation>没有读取文件夹 %1 的权限；请另选一个，或开放权限。</translation>
    </message>
    <message>
        <source>The folder %1 does not exist; choose another file.</source>
        <translation>文件夹 %1 不存在；请另选文件。</translation>
    </message>
    <message>
        <source>%1 is a folder; choose a file in it.</source>
        <translation>%1 是文件夹；请选择其中的文件。</translation>
    </message>
    <message>
        <source>Nothing can be written in the folder %1; choose another file.</source>
        <translation>文件夹 %1 中无法写入；请另选文件。</translation>
    </message>
    <message>
        <source>%1 cannot be written, so no run could be kept in it; choose another file.</source>
        <translation>%1 无法写入，不能保存运行记录；请另选文件。</translation>
    </message>
    <message>
        <source>%1; choose another file.</source>
        <translation>%1；请另选文件。</translation>
    </message>
    <message>
        <source>This window was started with --threads %1, which counts until it is closed.</source>
        <translation>本窗口启动时带有 --threads %1，在关闭之前以它为准。</translation>
    </message>
    <message>
        <source>This window was started with --data %1, which is searched first.</source>
        <translation>本窗口启动时带有 --data %1，会首先在其中查找。</translation>
    </message>
    <message>
        <source>This window was started with --store %1.</source>
        <translation>本窗口启动时带有 --store %1。</translation>
    </message>
    <message>
        <source>Not found and skipped: %1</source>
        <translation>目前不存在，已跳过：%1</translation>
    </message>
    <message>
        <source>This window was started with --processor %1, which counts until it is closed.</source>
        <translation>本窗口启动时带有 --processor %1，在关闭之前以它为准。</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>Built-in digits; trains in two minutes, no download</source>
        <translation>内置数字；两分钟即可训练完，无需下载</translation>
    </message>
    <message>
        <source>MNIST; our best recipe for two parts and one spare device</source>
        <translation>MNIST；两个分片加一台备用设备的最佳方案</translation>
    </message>
    <message>
        <source>MNIST; our best recipe for four parts and one spare device</source>
        <translation>MNIST；四个分片加一台备用设备的最佳方案</translation>
    </message>
    <message>
        <source>MNIST; our best recipe for four parts and two spare devices</source>
        <translation>MNIST；四个分片加两台备用设备的最佳方案</translation>
    </message>
    <message>
        <source>MNIST; two different images and a parity image of both</source>
        <translation>MNIST；两幅不同的图像和由它们得到的一幅校验图像</translation>
    </message>
    <message>
        <source>MNIST; the published method, trained over all patterns</source>
        <translation>MNIST；已发表的方法，在全部失效模式上训练</translation>
    </message>
    <message>
        <source>Three seeds, k = 2, r = 1, built-in digits</source>
        <translation>三个种子，k = 2，r = 1，内置数字</translation>
    </message>
    <message>
        <source>Our best recipes on MNIST, three seeds each</source>
        <translation>MNIST 上的最佳方案，各用三个种子</translation>
    </message>
    <message>
        <source>Rivals beside the learned code, k = 2, r = 1</source>
        <translation>学习型编码与其他方法对比，k = 2，r = 1</translation>
    </message>
    <message>
        <source>Rivals beside the learned code, k = 4, r = 2</source>
        <translation>学习型编码与其他方法对比，k = 4，r = 2</translation>
    </message>
    <message>
        <source>%1, k = %2, r = %3</source>
        <translation>%1，k = %2，r = %3</translation>
    </message>
    <message>
        <source>In class: k=4, r=2 on stroke digits</source>
        <translation>课堂演示：k=4，r=2，笔画数字</translation>
    </message>
    <message>
        <source>Best: k=2, r=1</source>
        <translation>最佳：k=2，r=1</translation>
    </message>
    <message>
        <source>Best: k=4, r=1</source>
        <translation>最佳：k=4，r=1</translation>
    </message>
    <message>
        <source>Best: k=4, r=2</source>
        <translation>最佳：k=4，r=2</translation>
    </message>
    <message>
        <source>Whole images: k=2, r=1</source>
        <translation>整幅图像：k=2，r=1</translation>
    </message>
    <message>
        <source>Table V: k=2, r=1, l=1</source>
        <translation>表 V：k=2，r=1，l=1</translation>
    </message>
    <message>
        <source>Table V: k=4, r=1, l=1</source>
        <translation>表 V：k=4，r=1，l=1</translation>
    </message>
    <message>
        <source>Table V: k=4, r=2, l=2</source>
        <translation>表 V：k=4，r=2，l=2</translation>
    </message>
</context>
<context>
    <name>QuantityTitles</name>
    <message>
        <source>whole model (%)</source>
        <translation>完整模型（%）</translation>
    </message>
    <message>
        <source>mean, %1 lost (%)</source>
        <translation>平均，失效 %1 台（%）</translation>
    </message>
    <message>
        <source>worst pattern, %1 lost (%)</source>
        <translation>最差模式，失效 %1 台（%）</translation>
    </message>
    <message>
        <source>worst below whole model, %1 lost (points)</source>
        <translation>最差模式低于完整模型，失效 %1 台（百分点）</translation>
    </message>
    <message>
        <source>whole run (s)</source>
        <translation>整个运行（秒）</translation>
    </message>
    <message>
        <source>training (images/s)</source>
        <translation>训练（图像/秒）</translation>
    </message>
    <message>
        <source>encoder and decoder (parameters)</source>
        <translation>编码器和解码器（参数量）</translation>
    </message>
    <message>
        <source>sent per image</source>
        <translation>每幅图像的发送量</translation>
    </message>
</context>
<context>
    <name>ReportFormats</name>
    <message>
        <source>Web page</source>
        <translation>网页</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
</context>
<context>
    <name>RunTags</name>
    <message>
        <source>There is nothing between two commas; leave one of them out.</source>
        <translation>两个逗号之间是空的；请去掉一个。</translation>
    </message>
    <message>
        <source>A tag has a character that cannot be seen, such as a line break; type the tag anew.</source>
        <translation>标签里有看不见的字符，例如换行；请重新输入这个标签。</translation>
    </message>
    <message>
        <source>“%1…” has %2 characters; a tag has at most %3.</source>
        <translation>“%1……”有 %2 个字符；标签最多 %3 个字符。</translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message>
        <source>%1 G</source>
        <translation>%1 G</translation>
    </message>
    <message>
        <source>%1 M</source>
        <translation>%1 M</translation>
    </message>
    <message>
        <source>%1 k</source>
        <translation>%1 k</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation>%1 kB</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
</context>
<context>
    <name>UserFiles</name>
    <message>
        <source>it belongs to the run library that is open here</source>
        <translation>它属于此处已打开的实验库</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>an %1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>a %1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>%1 % sure</source>
        <translation>把⁠握&#xa0;%1 %</translation>
    </message>
    <message>
        <source>Nothing is lost. Click a device to take it away.</source>
        <translation>没有设备失效。点击一台设备，让它失效。</translation>
    </message>
    <message>
        <source>Only parity is lost: every part of the image has arrived.</source>
        <translation>只失去了校验：图像的每个分片都已到达。</translation>
    </message>
    <message>
        <source>Only parity is lost: every image&apos;s answer has arrived.</source>
        <translation>只失去了校验：每幅图像的结果都已到达。</translation>
    </message>
    <message>
        <source>Without the code there would be no answer for it at all.</source>
        <translation>没有编码，它就得不到任何结果。</translation>
    </message>
    <message>
        <source>Without the code it would be read as %1, too.</source>
        <translation>没有编码，它也会被识别为 %1。</translation>
    </message>
    <message>
        <source>Without the code it would still be read as %1.</source>
        <translation>没有编码，它仍会被识别为 %1。</translation>
    </message>
    <message>
        <source>Without the code it would have been read as %1.</source>
        <translation>没有编码，它会被识别为 %1。</translation>
    </message>
    <message>
        <source>The whole model itself reads %1 here.</source>
        <translation>完整模型本身识⁠别⁠为&#xa0;%1。</translation>
    </message>
    <message>
        <source>So does the coded result: the code is not to blame.</source>
        <translation>编码的结果也是如此：错不在编码。</translation>
    </message>
    <message>
        <source>The coded result reads %1.</source>
        <translation>编码的结果是 %1。</translation>
    </message>
    <message>
        <source>Now read as %1.</source>
        <translation>现在被识别为 %1。</translation>
    </message>
    <message>
        <source>Read as %1, %2.</source>
        <translation>识别为 %1，%2。</translation>
    </message>
    <message>
        <source>Still %1, %2.</source>
        <translation>仍是 %1，%2。</translation>
    </message>
    <message>
        <source>X%1: %2</source>
        <translation>X%1：%2</translation>
    </message>
    <message>
        <source>Beyond the code: more devices are lost than it has parity for.</source>
        <translation>超出编码能力：失效设备多于校验分片。</translation>
    </message>
</context>
<context>
    <name>ViewKeys</name>
    <message>
        <source>or</source>
        <translation>或</translation>
    </message>
    <message>
        <source>In the pipeline</source>
        <translation>流水线中</translation>
    </message>
    <message>
        <source>Lose a device or bring it back</source>
        <translation>让设备失效或恢复</translation>
    </message>
    <message>
        <source>All devices back</source>
        <translation>恢复全部设备</translation>
    </message>
    <message>
        <source>Previous image, next image</source>
        <translation>上一幅、下一幅图像</translation>
    </message>
    <message>
        <source>Random image</source>
        <translation>随机图像</translation>
    </message>
    <message>
        <source>Next failing image</source>
        <translation>下一幅出错的图像</translation>
    </message>
    <message>
        <source>In the failure atlas</source>
        <translation>失效图谱中</translation>
    </message>
    <message>
        <source>Move through the patterns</source>
        <translation>在失效模式间移动</translation>
    </message>
    <message>
        <source>First pattern, last pattern</source>
        <translation>第一个、最后一个失效模式</translation>
    </message>
    <message>
        <source>Make the device late</source>
        <translation>让设备迟到</translation>
    </message>
    <message>
        <source>Pin a value</source>
        <translation>锁定一个值</translation>
    </message>
    <message>
        <source>Move it</source>
        <translation>移动它</translation>
    </message>
    <message>
        <source>Its device, its map</source>
        <translation>它的设备，它的特征图</translation>
    </message>
    <message>
        <source>Worst pattern for this image</source>
        <translation>对此图像损害最大的失效模式</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>two words of a list</comment>
        <translation>%1、%2</translation>
    </message>
</context>
<context>
    <name>lacuna::Core</name>
    <message>
        <source>Computing on the CPU, as asked.</source>
        <translation>按要求在 CPU 上计算。</translation>
    </message>
    <message>
        <source>Computing on the GPU (CUDA).</source>
        <translation>在 GPU（CUDA）上计算。</translation>
    </message>
    <message>
        <source>The computation ran out of memory; use a smaller training.batch or a smaller code</source>
        <translation>计算时内存不足；请使用较小的 training.batch 或较小的编码</translation>
    </message>
    <message>
        <source>libtorch failed: %1</source>
        <translation>libtorch 出错：%1</translation>
    </message>
    <message>
        <source>The base model&apos;s training diverged; change base_model.seed</source>
        <translation>基础模型的训练发散；请更改 base_model.seed</translation>
    </message>
    <message>
        <source>The file holds no configuration, so it is not a code exported by Lacuna</source>
        <translation>文件中没有配置，因此不是 Lacuna 导出的编码</translation>
    </message>
    <message>
        <source>The file&apos;s configuration is damaged (%1)</source>
        <translation>文件中的配置已损坏（%1）</translation>
    </message>
    <message>
        <source>Steps that move images, code whole images or decode linearly cannot be recorded as CUDA graphs; they run one by one.</source>
        <translation>平移图像、编码整幅图像或线性解码的步骤不能录制为 CUDA 图；将逐步执行。</translation>
    </message>
    <message>
        <source>CUDA graphs are for GPUs; this training&apos;s steps run one by one.</source>
        <translation>CUDA 图只用于 GPU；此训练的各步将逐步执行。</translation>
    </message>
    <message>
        <source>TF32 is a format of GPUs; this training computes in float32.</source>
        <translation>TF32 是 GPU 的格式；此训练以 float32 计算。</translation>
    </message>
    <message>
        <source>bfloat16 on a CPU takes libtorch&apos;s ways instead of our own, which are mostly faster.</source>
        <translation>CPU 上的 bfloat16 使用 libtorch 的实现，而本程序自己的实现通常更快。</translation>
    </message>
    <message>
        <source>The training stalled at chance; beginning anew with other first weights (restart %1 of at most %2).</source>
        <translation>训练停滞在随机水平；以另外的初始权重重新开始（第 %1 次，最多 %2 次）。</translation>
    </message>
    <message>
        <source>The training diverged at batch %1: the loss is no longer a number; lower training.learning_rate</source>
        <translation>训练在第 %1 批发散：损失不再是数；请降低 training.learning_rate</translation>
    </message>
    <message>
        <source>The training seems stalled: after epoch %1 the code does no better than zeros. Try another training.seed or a lower learning rate.</source>
        <translation>训练似乎停滞：第 %1 轮后，编码并不比补零更好。请尝试另一个 training.seed 或更低的学习率。</translation>
    </message>
    <message>
        <source>Stopped after epoch %1: the validation&apos;s worst pattern has not improved for %2 epochs.</source>
        <translation>在第 %1 轮后停止：验证的最差失效模式已 %2 轮没有改善。</translation>
    </message>
    <message>
        <source>The evaluation was stopped; nothing was changed</source>
        <translation>评估已停止；没有任何更改</translation>
    </message>
    <message>
        <source>The images and the code do not fit together; open a run of this data set</source>
        <translation>图像与编码不匹配；请打开此数据集的运行</translation>
    </message>
    <message>
        <source>There is no image %1; the subset has %2</source>
        <translation>没有第 %1 幅图像；子集只有 %2 幅</translation>
    </message>
    <message>
        <source>the stored weights lack &quot;%1&quot;; they belong to another network</source>
        <translation>存储的权重缺少 &quot;%1&quot;；它们属于另一个网络</translation>
    </message>
    <message>
        <source>the stored weights &quot;%1&quot; have the shape %2 where %3 belongs; they belong to another network</source>
        <translation>存储的权重 &quot;%1&quot; 的形状为 %2，而应为 %3；它们属于另一个网络</translation>
    </message>
    <message>
        <source>The stored weights are damaged (%1); train the run again</source>
        <translation>存储的权重已损坏（%1）；请重新训练此运行</translation>
    </message>
    <message>
        <source>too short</source>
        <translation>太短</translation>
    </message>
    <message>
        <source>The step could not be recorded as a CUDA graph (%1); set training.cuda_graphs to false</source>
        <translation>此步不能录制为 CUDA 图（%1）；请把 training.cuda_graphs 设为 false</translation>
    </message>
    <message>
        <source>code.kind: a code &quot;%1&quot; has nothing to train, so its training cannot be timed; use &quot;learned&quot;</source>
        <translation>code.kind：编码 &quot;%1&quot; 没有可训练的内容，因此无法测量训练时间；请使用 &quot;learned&quot;</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Run &quot;%1&quot; is no longer waiting: it is %2</source>
        <translation>运行“%1”不再等待：其状态为%2</translation>
    </message>
    <message>
        <source>The files of %1 in %2 are not verified: %3.</source>
        <translation>%2 中 %1 的文件未经核实：%3。</translation>
    </message>
    <message>
        <source>Run &quot;%1&quot; has no stored code yet: it waits for its turn to be trained</source>
        <translation>运行“%1”还没有存储的编码：它在等待训练</translation>
    </message>
    <message>
        <source>Run &quot;%1&quot; has no stored code yet; wait for its first checkpoint, or resume it if it is not being trained</source>
        <translation>运行“%1”还没有存储的编码；请等待第一个检查点，若未在训练则请继续该运行</translation>
    </message>
    <message>
        <source>Evaluated again on %1 test images in %2 s.</source>
        <translation>在 %1 幅测试图像上重新评估，用时 %2 秒。</translation>
    </message>
    <message>
        <source>the configuration</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>the description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>%1 is out of range; use %2 to %3</source>
        <translation>%1 超出范围；请使用 %2 到 %3</translation>
    </message>
    <message>
        <source>%1 is out of range</source>
        <translation>%1 超出范围</translation>
    </message>
    <message>
        <source>%1 is not allowed; use 0 or more</source>
        <translation>不允许 %1；请使用 0 或更大的值</translation>
    </message>
    <message>
        <source>contradicts the data set %1 of this machine, which has classes of other names; leave the field out</source>
        <translation>与本机的数据集 %1 矛盾：它的类别名称不同；请去掉此字段</translation>
    </message>
    <message>
        <source>contradicts the data set %1 of this machine, which has images of %2 × %3 × %4 (channels, height, width); leave the field out</source>
        <translation>与本机的数据集 %1 矛盾：它的图像为 %2 × %3 × %4（通道、高、宽）；请去掉此字段</translation>
    </message>
    <message>
        <source>concat makes one parity part; use it with r = 1, or another encoder</source>
        <translation>concat 只生成一个校验分片；请在 r = 1 时使用，或改用其他编码器</translation>
    </message>
    <message>
        <source>encoder %1 and decoder subtract have no weights and the parity devices share F_conv&apos;s, so nothing would be learned; use code.parity &quot;trained&quot; or another coder</source>
        <translation>编码器 %1 和解码器 subtract 没有权重，校验设备又共用 F_conv 的权重，因此没有可学习的内容；请使用 code.parity &quot;trained&quot; 或其他编解码器</translation>
    </message>
    <message>
        <source>must be a finite number</source>
        <translation>必须是有限的数</translation>
    </message>
    <message>
        <source>a part of an image has no logits of its own; use &quot;features&quot;, or code.unit &quot;image&quot;</source>
        <translation>图像的一个分片没有自己的 logits；请使用 &quot;features&quot;，或 code.unit &quot;image&quot;</translation>
    </message>
    <message>
        <source>is not available with code.unit &quot;image&quot;; use one of the two</source>
        <translation>不能与 code.unit &quot;image&quot; 同时使用；请二选一</translation>
    </message>
    <message>
        <source>mds-layerwise codes every convolution, so what its devices return are feature maps; use &quot;features&quot;</source>
        <translation>mds-layerwise 对每个卷积层编码，因此其设备返回的是特征图；请使用 &quot;features&quot;</translation>
    </message>
    <message>
        <source>%1 lays the maps side by side as parts of one image, and with code.unit &quot;image&quot; they are not; use residual, mlp or subtract</source>
        <translation>%1 把特征图当作一幅图像的各分片并排放置，而 code.unit &quot;image&quot; 时并非如此；请使用 residual、mlp 或 subtract</translation>
    </message>
    <message>
        <source>k = %1 makes no part; use at least 1</source>
        <translation>k = %1 分不出分片；请至少使用 1</translation>
    </message>
    <message>
        <source>k = %1 is out of range; use at most %2</source>
        <translation>k = %1 超出范围；请最多使用 %2</translation>
    </message>
    <message>
        <source>r = %1: a learned code needs parity; use 1 to %2</source>
        <translation>r = %1：学习型编码需要校验；请使用 1 到 %2</translation>
    </message>
    <message>
        <source>r = %1 is negative; use 0 or more</source>
        <translation>r = %1 为负；请使用 0 或更大的值</translation>
    </message>
    <message>
        <source>l = %1 lost with r = %2 parity parts cannot be rebuilt; use 1 to %3</source>
        <translation>只有 r = %2 个校验分片，失效 l = %1 台时无法重建；请使用 1 到 %3</translation>
    </message>
    <message>
        <source>l = %1 lost with r = %2 parity parts cannot be rebuilt; use a code with r of 1 or more first</source>
        <translation>只有 r = %2 个校验分片，失效 l = %1 台时无法重建；请先使用 r 不小于 1 的编码</translation>
    </message>
    <message>
        <source>l = 0 trains for no loss; use 1 to r, or leave it out for r</source>
        <translation>l = 0 不为任何失效训练；请使用 1 到 r，或省略它以取 r</translation>
    </message>
    <message>
        <source>names %1 data parts for r = %2 parity devices; name one for each</source>
        <translation>为 r = %2 台校验设备指定了 %1 个数据分片；请为每台指定一个</translation>
    </message>
    <message>
        <source>names data part %1; with k = %2 they are 0 to %3</source>
        <translation>指定了数据分片 %1；k = %2 时只有 0 到 %3</translation>
    </message>
    <message>
        <source>%1 images make no group of k = %2; use at least %3</source>
        <translation>%1 幅图像组不成 k = %2 的一组；请至少使用 %3</translation>
    </message>
    <message>
        <source>must lie above 0 and be at most 10</source>
        <translation>必须大于 0 且不超过 10</translation>
    </message>
    <message>
        <source>must lie between 0 and 0.9</source>
        <translation>必须在 0 到 0.9 之间</translation>
    </message>
    <message>
        <source>all weights are 0, so nothing would be learned; give one a value above 0</source>
        <translation>所有权重都为 0，因此学不到任何内容；请给其中一个大于 0 的值</translation>
    </message>
    <message>
        <source>is empty; give at least one weight, e.g. [0, 1]</source>
        <translation>为空；请至少给出一个权重，例如 [0, 1]</translation>
    </message>
    <message>
        <source>every weight for a loss that is trained is 0; nothing would be learned</source>
        <translation>所训练的每个失效数的权重都为 0；学不到任何内容</translation>
    </message>
    <message>
        <source>is not available with code.blocks; use one of the two</source>
        <translation>不能与 code.blocks 同时使用；请二选一</translation>
    </message>
    <message>
        <source>has nothing to add to with patterns.policy &quot;fixed&quot;, which trains one number of losses only; use &quot;sample&quot; or &quot;all&quot;</source>
        <translation>patterns.policy 为 &quot;fixed&quot; 时只训练一种失效数，没有可以逐步增加的；请使用 &quot;sample&quot; 或 &quot;all&quot;</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not known; use one of %2</source>
        <translation>不认识 &quot;%1&quot;；请使用其中之一：%2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot name a data set; %2</source>
        <translation>&quot;%1&quot; 不能作为数据集名称；%2</translation>
    </message>
    <message>
        <source>use 1 to 40 small letters, digits and hyphens</source>
        <translation>请使用 1 到 40 个小写字母、数字和连字符</translation>
    </message>
    <message>
        <source>is empty; give the run a name or leave the field out</source>
        <translation>为空；请给运行起个名称，或去掉此字段</translation>
    </message>
    <message>
        <source>is %1 bytes long; use at most %2</source>
        <translation>长 %1 字节；请最多使用 %2 字节</translation>
    </message>
    <message>
        <source>must be an object {…}, not %1</source>
        <translation>必须是对象 {…}，而不是 %1</translation>
    </message>
    <message>
        <source>must be a list of 1 to %1 objects, not %2</source>
        <translation>必须是含 1 到 %1 个对象的列表，而不是 %2</translation>
    </message>
    <message>
        <source>must be a whole number, not %1</source>
        <translation>必须是整数，而不是 %1</translation>
    </message>
    <message>
        <source>must be a list of at most 64 whole numbers, not %1</source>
        <translation>必须是最多 64 个整数的列表，而不是 %1</translation>
    </message>
    <message>
        <source>must be a whole number of 0 or more, not %1</source>
        <translation>必须是不小于 0 的整数，而不是 %1</translation>
    </message>
    <message>
        <source>must be a number, not %1</source>
        <translation>必须是数，而不是 %1</translation>
    </message>
    <message>
        <source>must be true or false, not %1</source>
        <translation>必须是 true 或 false，而不是 %1</translation>
    </message>
    <message>
        <source>must be a text in quotes, not %1</source>
        <translation>必须是引号中的文本，而不是 %1</translation>
    </message>
    <message>
        <source>must be a list of at most 64 numbers, not %1</source>
        <translation>必须是最多 64 个数的列表，而不是 %1</translation>
    </message>
    <message>
        <source>must be a list of names, not %1</source>
        <translation>必须是名称的列表，而不是 %1</translation>
    </message>
    <message>
        <source>must be a text of 1 to 200 bytes</source>
        <translation>必须是 1 到 200 字节的文本</translation>
    </message>
    <message>
        <source>%1 is not known; use one of %2</source>
        <translation>不认识 %1；请使用其中之一：%2</translation>
    </message>
    <message>
        <source>%1 is not available in this version; use %2</source>
        <translation>此版本不支持 %1；请使用 %2</translation>
    </message>
    <message>
        <source>is missing; it has no default</source>
        <translation>缺失；它没有默认值</translation>
    </message>
    <message>
        <source>does not apply to %1; leave it out</source>
        <translation>对 %1 不适用；请去掉</translation>
    </message>
    <message>
        <source>is not a known field; known here: %1</source>
        <translation>不是已知字段；此处已知的有：%1</translation>
    </message>
    <message>
        <source>is not a known field; did you mean &quot;%1&quot;?</source>
        <translation>不是已知字段；您是指 &quot;%1&quot; 吗？</translation>
    </message>
    <message>
        <source>code &quot;%1&quot;, which has nothing to train</source>
        <translation>没有可训练内容的编码 &quot;%1&quot;</translation>
    </message>
    <message>
        <source>layer &quot;%1&quot;</source>
        <translation>层 &quot;%1&quot;</translation>
    </message>
    <message>
        <source>base model &quot;%1&quot;</source>
        <translation>基础模型 &quot;%1&quot;</translation>
    </message>
    <message>
        <source>encoder &quot;%1&quot;</source>
        <translation>编码器 &quot;%1&quot;</translation>
    </message>
    <message>
        <source>decoder &quot;%1&quot;</source>
        <translation>解码器 &quot;%1&quot;</translation>
    </message>
    <message>
        <source>code &quot;%1&quot;</source>
        <translation>编码 &quot;%1&quot;</translation>
    </message>
    <message>
        <source>fill &quot;%1&quot;</source>
        <translation>填充 &quot;%1&quot;</translation>
    </message>
    <message>
        <source>policy &quot;%1&quot;</source>
        <translation>策略 &quot;%1&quot;</translation>
    </message>
    <message>
        <source>a code of one block</source>
        <translation>只有一块的编码</translation>
    </message>
    <message>
        <source>base_model.weights, which are trained already</source>
        <translation>已训练好的 base_model.weights</translation>
    </message>
    <message>
        <source>the configuration is %1 bytes long; a configuration has at most %2</source>
        <translation>配置长 %1 字节；配置最多 %2 字节</translation>
    </message>
    <message>
        <source>the configuration is longer than %1 bytes</source>
        <translation>配置长于 %1 字节</translation>
    </message>
    <message>
        <source>the description is longer than any of a data set</source>
        <translation>描述比任何数据集的描述都长</translation>
    </message>
    <message>
        <source>is given twice; keep one</source>
        <translation>给出了两次；请只保留一个</translation>
    </message>
    <message>
        <source>%1 is not valid JSON (line %2, byte %3); check quotes, commas and brackets there</source>
        <translation>%1不是有效的 JSON（第 %2 行，第 %3 字节）；请检查那里的引号、逗号和括号</translation>
    </message>
    <message>
        <source>%1 is not valid UTF-8 (line %2, byte %3); save it as UTF-8</source>
        <translation>%1不是有效的 UTF-8（第 %2 行，第 %3 字节）；请保存为 UTF-8</translation>
    </message>
    <message>
        <source>%1 is nested more than 16 levels deep</source>
        <translation>%1嵌套超过 16 层</translation>
    </message>
    <message>
        <source>%1 must be a JSON object {…}</source>
        <translation>%1必须是 JSON 对象 {…}</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not PATH=VALUE; write for example code.k=4</source>
        <translation>&quot;%1&quot; 不是 PATH=VALUE 的形式；请写成例如 code.k=4</translation>
    </message>
    <message>
        <source>cannot be set: the override is not valid UTF-8</source>
        <translation>无法设置：覆盖值不是有效的 UTF-8</translation>
    </message>
    <message>
        <source>cannot be set: there is no such field</source>
        <translation>无法设置：没有这个字段</translation>
    </message>
    <message>
        <source>%1 is not possible; use 1 (gray) or 3 (colour)</source>
        <translation>不能是 %1；请使用 1（灰度）或 3（彩色）</translation>
    </message>
    <message>
        <source>holds %1 names; give 2 to %2</source>
        <translation>含有 %1 个名称；请给出 2 到 %2 个</translation>
    </message>
    <message>
        <source>holds a name that is empty or longer than 255 bytes; give every class a name</source>
        <translation>含有空的或长于 255 字节的名称；请给每个类别一个名称</translation>
    </message>
    <message>
        <source>k = %1: the feature map is %2 columns wide; use at most %3</source>
        <translation>k = %1：特征图只有 %2 列宽；请最多使用 %3</translation>
    </message>
    <message>
        <source>%1: a padded pooling layer cannot be split exactly; pad in a convolution instead</source>
        <translation>%1：带填充的池化层无法精确划分；请改在卷积层中填充</translation>
    </message>
    <message>
        <source>%1: a convolution whose padding is not smaller than its kernel makes columns of padding alone, which no part can hold; use less padding</source>
        <translation>%1：填充不小于卷积核的卷积会产生只含填充的列，任何分片都无法容纳；请减少填充</translation>
    </message>
    <message>
        <source>code.blocks: %1 is no place to cut the %2 layers of %3; use rising numbers from 1 to %4</source>
        <translation>code.blocks：%3 的 %2 层不能在 %1 处切开；请使用 1 到 %4 之间递增的数</translation>
    </message>
    <message>
        <source>code.blocks: a cut after layer %1 would part the residual block that ends at layer %2 of %3; cut after a whole block</source>
        <translation>code.blocks：在第 %1 层之后切开会拆散 %3 中止于第 %2 层的残差块；请在完整的块之后切开</translation>
    </message>
    <message>
        <source>%1 is no place to cut the %2 layers of %3; use rising numbers from 1 to %4</source>
        <translation>%3 的 %2 层不能在 %1 处切开；请使用 1 到 %4 之间递增的数</translation>
    </message>
    <message>
        <source>a cut after layer %1 would part the residual block that ends at layer %2 of %3; cut after a whole block</source>
        <translation>在第 %1 层之后切开会拆散 %3 中止于第 %2 层的残差块；请在完整的块之后切开</translation>
    </message>
    <message>
        <source>%1: a convolution expects %2 channels and gets %3</source>
        <translation>%1：卷积层需要 %2 个通道，得到 %3 个</translation>
    </message>
    <message>
        <source>%1: a shortcut must start before the layers it skips</source>
        <translation>%1：捷径必须起于它所跳过的层之前</translation>
    </message>
    <message>
        <source>%1: a shortcut from %2 does not fit the %3 it is added to</source>
        <translation>%1：来自 %2 的捷径与它要相加的 %3 不匹配</translation>
    </message>
    <message>
        <source>%1: a layer &quot;%2&quot; cannot stand in the convolutional segment</source>
        <translation>%1：层 &quot;%2&quot; 不能处于卷积段中</translation>
    </message>
    <message>
        <source>%1: an image of %2 × %3 pixels is too small for its kernels</source>
        <translation>%1：%2 × %3 像素的图像对它的卷积核来说太小</translation>
    </message>
    <message>
        <source>&quot;%1&quot; stands after the first fully connected layer; move it before</source>
        <translation>&quot;%1&quot; 位于第一个全连接层之后；请移到它之前</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must follow a &quot;conv&quot; directly, so that it can be folded into it</source>
        <translation>&quot;%1&quot; 必须紧跟在 &quot;conv&quot; 之后，以便并入其中</translation>
    </message>
    <message>
        <source>&quot;%1&quot; stands after the maps were flattened; leave it out</source>
        <translation>&quot;%1&quot; 位于特征图展平之后；请去掉</translation>
    </message>
    <message>
        <source>&quot;%1&quot; stands after the maps were flattened; move it before</source>
        <translation>&quot;%1&quot; 位于特征图展平之后；请移到它之前</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot stand in a custom model, which is sequential</source>
        <translation>&quot;%1&quot; 不能用在自定义模型中，自定义模型是顺序的</translation>
    </message>
    <message>
        <source>there are none; the layers of a custom model stand in a configuration file</source>
        <translation>没有任何层；自定义模型的各层写在配置文件中</translation>
    </message>
    <message>
        <source>there is no &quot;conv&quot; before the fully connected layers, so nothing could be shared out; add one</source>
        <translation>全连接层之前没有 &quot;conv&quot;，因此没有可分配的计算；请添加一个</translation>
    </message>
    <message>
        <source>the last layer must be a &quot;linear&quot; with as many outputs as the data set has classes, %1</source>
        <translation>最后一层必须是 &quot;linear&quot;，其输出数等于数据集的类别数 %1</translation>
    </message>
    <message>
        <source>%1 is empty; fetch it again</source>
        <translation>%1 为空；请重新获取</translation>
    </message>
    <message>
        <source>%1 holds %2 bytes, which is no multiple of the %3 bytes of an image; it is truncated or another file, so fetch it again</source>
        <translation>%1 含 %2 字节，不是每幅图像 %3 字节的整数倍；它被截断或是另一个文件，请重新获取</translation>
    </message>
    <message>
        <source>%1 holds the label %2; CIFAR-10 has labels 0 to %3, so fetch it again</source>
        <translation>%1 含有标签 %2；CIFAR-10 的标签为 0 到 %3，请重新获取</translation>
    </message>
    <message>
        <source>%1 was not found; looked for %2. %3</source>
        <translation>没有找到 %1；查找过 %2。%3</translation>
    </message>
    <message>
        <source>%1 holds %2 images and %3 holds %4 labels; fetch both again</source>
        <translation>%1 含 %2 幅图像，而 %3 含 %4 个标签；请重新获取两者</translation>
    </message>
    <message>
        <source>%1 holds images of %2 × %3 pixels; %4 has %5 × %6</source>
        <translation>%1 含有 %2 × %3 像素的图像；%4 应为 %5 × %6</translation>
    </message>
    <message>
        <source>%1 holds images of %2 channels; %3 has %4</source>
        <translation>%1 含有 %2 个通道的图像；%3 应为 %4 个</translation>
    </message>
    <message>
        <source>%1 holds the label %2; %3 has labels 0 to %4</source>
        <translation>%1 含有标签 %2；%3 的标签为 0 到 %4</translation>
    </message>
    <message>
        <source>its files differ from the published ones, so figures are not comparable</source>
        <translation>其文件与公开发布的不同，因此数值不可比较</translation>
    </message>
    <message>
        <source>no published checksums are known for its files</source>
        <translation>其文件没有已知的公开校验和</translation>
    </message>
    <message>
        <source>%1 holds other pictures than the configuration&apos;s: its %2 names another size, other channels or other classes; import the right ones under another name, or leave dataset_shape out of the configuration</source>
        <translation>%1 中的图片与配置的不同：其 %2 给出了不同的尺寸、通道或类别；请用另一个名称导入正确的图片，或从配置中去掉 dataset_shape</translation>
    </message>
    <message>
        <source>not found. %1</source>
        <translation>没有找到。%1</translation>
    </message>
    <message>
        <source>Built in; nothing to fetch.</source>
        <translation>内置，无需获取。</translation>
    </message>
    <message>
        <source>Put train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte (gzipped or not) into a folder named mnist and give its parent with --data or LACUNA_DATA.</source>
        <translation>请把 train-images-idx3-ubyte、train-labels-idx1-ubyte、t10k-images-idx3-ubyte 和 t10k-labels-idx1-ubyte（是否 gzip 压缩均可）放入名为 mnist 的文件夹，并用 --data 或 LACUNA_DATA 指定其上级文件夹。</translation>
    </message>
    <message>
        <source>Install Debian&apos;s package with: apt-get install dataset-fashion-mnist</source>
        <translation>请安装 Debian 的软件包：apt-get install dataset-fashion-mnist</translation>
    </message>
    <message>
        <source>Unpack cifar-10-binary.tar.gz (www.cs.toronto.edu/~kriz/cifar.html) in a folder named cifar-10 and give its parent with --data or LACUNA_DATA.</source>
        <translation>请把 cifar-10-binary.tar.gz（www.cs.toronto.edu/~kriz/cifar.html）解压到名为 cifar-10 的文件夹，并用 --data 或 LACUNA_DATA 指定其上级文件夹。</translation>
    </message>
    <message>
        <source>The name %1 belongs to %2; choose another</source>
        <translation>名称 %1 属于 %2；请另选一个</translation>
    </message>
    <message>
        <source>%1 cannot be read (%2); check its permissions</source>
        <translation>无法读取 %1（%2）；请检查其权限</translation>
    </message>
    <message>
        <source>%1 is not a gzip file; fetch it again, or drop .gz from its name if it is already unpacked</source>
        <translation>%1 不是 gzip 文件；请重新获取，若已解压则去掉名称中的 .gz</translation>
    </message>
    <message>
        <source>%1 is damaged (%2); fetch it again</source>
        <translation>%1 已损坏（%2）；请重新获取</translation>
    </message>
    <message>
        <source>%1 ends too early; fetch it again</source>
        <translation>%1 过早结束；请重新获取</translation>
    </message>
    <message>
        <source>%1 is larger than any file of this kind; fetch it again</source>
        <translation>%1 比任何此类文件都大；请重新获取</translation>
    </message>
    <message>
        <source>%1 lacks %2 (with or without .gz); put what is missing there, or remove the folder to search further</source>
        <translation>%1 缺少 %2（带或不带 .gz）；请放入缺少的文件，或删除该文件夹以继续查找</translation>
    </message>
    <message>
        <source>%1 is not an IDX file; fetch it again</source>
        <translation>%1 不是 IDX 文件；请重新获取</translation>
    </message>
    <message>
        <source>%1 holds IDX values that are not bytes; this data set needs unsigned bytes</source>
        <translation>%1 中的 IDX 值不是字节；此数据集需要无符号字节</translation>
    </message>
    <message>
        <source>%1 holds %2 dimensions where %3 (labels) belong; images and labels may be swapped</source>
        <translation>%1 含 %2 维，而此处应为 %3 维（标签）；图像和标签可能弄反了</translation>
    </message>
    <message>
        <source>%1 holds %2 dimensions where %3 (images) belong; images and labels may be swapped</source>
        <translation>%1 含 %2 维，而此处应为 %3 维（图像）；图像和标签可能弄反了</translation>
    </message>
    <message>
        <source>%1 ends inside its header; fetch it again</source>
        <translation>%1 在文件头内就结束了；请重新获取</translation>
    </message>
    <message>
        <source>%1 announces an impossible size in its header; fetch it again</source>
        <translation>%1 的文件头给出了不可能的大小；请重新获取</translation>
    </message>
    <message>
        <source>%1 is truncated: its header announces %2 bytes and %3 follow; fetch it again</source>
        <translation>%1 被截断：文件头给出 %2 字节，实际只有 %3 字节；请重新获取</translation>
    </message>
    <message>
        <source>%1 is longer than its header announces (%2 bytes instead of %3); fetch it again</source>
        <translation>%1 比文件头所给的长（%2 字节而不是 %3 字节）；请重新获取</translation>
    </message>
    <message>
        <source>%1 could not be written (%2); make room or choose another place</source>
        <translation>无法写入 %1（%2）；请腾出空间或另选位置</translation>
    </message>
    <message>
        <source>The name &quot;%1&quot; is not possible; %2</source>
        <translation>名称“%1”不可用；%2</translation>
    </message>
    <message>
        <source>The name &quot;%1&quot; belongs to %2; choose another</source>
        <translation>名称“%1”属于 %2；请另选一个</translation>
    </message>
    <message>
        <source>%1 exists already; choose another name, or remove it first</source>
        <translation>%1 已存在；请另选名称，或先将其删除</translation>
    </message>
    <message>
        <source>A side of %1 pixels is out of range; use %2 to %3</source>
        <translation>%1 像素的边长超出范围；请使用 %2 到 %3</translation>
    </message>
    <message>
        <source>The share of test images must lie above 0 and below 1</source>
        <translation>测试图像的比例必须大于 0 且小于 1</translation>
    </message>
    <message>
        <source>%1 is not a folder; give one that holds a subfolder for each class</source>
        <translation>%1 不是文件夹；请给出每个类别各有一个子文件夹的文件夹</translation>
    </message>
    <message>
        <source>%1 gives %2 training images; add pictures until there are at least %3</source>
        <translation>%1 只给出 %2 幅训练图像；请添加图片，至少达到 %3 幅</translation>
    </message>
    <message>
        <source>%1 gives no test image; put at least two pictures into a class</source>
        <translation>%1 没有给出测试图像；请在一个类别中至少放入两幅图片</translation>
    </message>
    <message>
        <source>%1 holds %2 pictures, which would take %3 MiB; use at most %4 MiB: a smaller size or fewer pictures</source>
        <translation>%1 含 %2 幅图片，将占用 %3 MiB；最多 %4 MiB：请减小尺寸或减少图片</translation>
    </message>
    <message>
        <source>The import of %1 was stopped; nothing was kept</source>
        <translation>%1 的导入已停止；没有保留任何内容</translation>
    </message>
    <message>
        <source>%1 holds no %2, so it is no imported data set; remove the folder and import the pictures again</source>
        <translation>%1 中没有 %2，因此不是导入的数据集；请删除该文件夹并重新导入图片</translation>
    </message>
    <message>
        <source>The picture shows nothing that differs from its ground; choose or draw one with a digit on it</source>
        <translation>图片上没有与底色不同的内容；请选择或画一幅带有数字的图片</translation>
    </message>
    <message>
        <source>%1 holds %2 class folders; use at most %3</source>
        <translation>%1 含 %2 个类别文件夹；请最多使用 %3 个</translation>
    </message>
    <message>
        <source>%1 holds the class folder &quot;%2&quot;, whose name cannot be shown; rename it</source>
        <translation>%1 含有类别文件夹“%2”，其名称无法显示；请重命名</translation>
    </message>
    <message>
        <source>%1 holds no PNG or JPEG file; put pictures there or remove the folder</source>
        <translation>%1 中没有 PNG 或 JPEG 文件；请放入图片或删除该文件夹</translation>
    </message>
    <message>
        <source>%1 is damaged (%2); remove its folder and import the pictures again</source>
        <translation>%1 已损坏（%2）；请删除其文件夹并重新导入图片</translation>
    </message>
    <message>
        <source>%1 is not a data set of this version of Lacuna; import the pictures again</source>
        <translation>%1 不是此版本 Lacuna 的数据集；请重新导入图片</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>运行 %1</translation>
    </message>
    <message>
        <source>patch encoder</source>
        <translation>图像块编码器</translation>
    </message>
    <message>
        <source>conv encoder</source>
        <translation>卷积编码器</translation>
    </message>
    <message>
        <source>mlp encoder</source>
        <translation>全连接编码器</translation>
    </message>
    <message>
        <source>linear encoder</source>
        <translation>线性编码器</translation>
    </message>
    <message>
        <source>sum encoder</source>
        <translation>求和编码器</translation>
    </message>
    <message>
        <source>concat encoder</source>
        <translation>拼接编码器</translation>
    </message>
    <message>
        <source>%1, residual decoder</source>
        <translation>%1，残差解码器</translation>
    </message>
    <message>
        <source>%1, spatial decoder</source>
        <translation>%1，空间解码器</translation>
    </message>
    <message>
        <source>%1, conv decoder</source>
        <translation>%1，卷积解码器</translation>
    </message>
    <message>
        <source>%1, mlp decoder</source>
        <translation>%1，全连接解码器</translation>
    </message>
    <message>
        <source>%1, subtract decoder</source>
        <translation>%1，相减解码器</translation>
    </message>
    <message>
        <source>%1, trained parity devices</source>
        <translation>%1，校验设备经过训练</translation>
    </message>
    <message>
        <source>%1 of whole images, features returned</source>
        <translation>%1，整幅图像，返回特征图</translation>
    </message>
    <message>
        <source>%1 of whole images, logits returned</source>
        <translation>%1，整幅图像，返回 logits</translation>
    </message>
    <message>
        <source>parm</source>
        <translation>ParM</translation>
    </message>
    <message>
        <source>mds-layerwise</source>
        <translation>逐层 MDS</translation>
    </message>
    <message>
        <source>sum-subtract</source>
        <translation>求和相减</translation>
    </message>
    <message>
        <source>berrut</source>
        <translation>Berrut</translation>
    </message>
    <message>
        <source>replication</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>How much accuracy survives when up to %1 of %2 fail?</source>
        <translation>%2中最多 %1 台失效时，还能保留多少准确率？</translation>
    </message>
    <message>
        <source>Every %1 image is split into k = %2 data parts, a learned encoder adds r = %3 parity part, each device runs %4&apos;s convolutions on one of them, and a learned decoder stands in for what is lost.</source>
        <translation>每幅 %1 图像划分为 k = %2 个数据分片，学习得到的编码器添加 r = %3 个校验分片，每台设备对其中一个运行 %4 的卷积层，失去的部分由学习得到的解码器补上。</translation>
    </message>
    <message>
        <source>Every %1 image is split into k = %2 data parts, a learned encoder adds r = %3 parity parts, each device runs %4&apos;s convolutions on one of them, and a learned decoder stands in for what is lost.</source>
        <translation>每幅 %1 图像划分为 k = %2 个数据分片，学习得到的编码器添加 r = %3 个校验分片，每台设备对其中一个运行 %4 的卷积层，失去的部分由学习得到的解码器补上。</translation>
    </message>
    <message>
        <source>Every k = %1 different images of %2 are coded together with r = %3 parity image, each device runs %4&apos;s convolutions on one whole image, and a decoder stands in for the feature maps that are lost.</source>
        <translation>%2 的每 k = %1 幅不同图像一起编码，带 r = %3 幅校验图像，每台设备对一整幅图像运行 %4 的卷积层，失去的特征图由解码器补上。</translation>
    </message>
    <message>
        <source>Every k = %1 different images of %2 are coded together with r = %3 parity images, each device runs %4&apos;s convolutions on one whole image, and a decoder stands in for the feature maps that are lost.</source>
        <translation>%2 的每 k = %1 幅不同图像一起编码，带 r = %3 幅校验图像，每台设备对一整幅图像运行 %4 的卷积层，失去的特征图由解码器补上。</translation>
    </message>
    <message>
        <source>Every k = %1 different images of %2 are coded together with r = %3 parity image, each device runs %4 on one whole image, and a decoder stands in for the logits that are lost.</source>
        <translation>%2 的每 k = %1 幅不同图像一起编码，带 r = %3 幅校验图像，每台设备对一整幅图像运行 %4，失去的 logits 由解码器补上。</translation>
    </message>
    <message>
        <source>Every k = %1 different images of %2 are coded together with r = %3 parity images, each device runs %4 on one whole image, and a decoder stands in for the logits that are lost.</source>
        <translation>%2 的每 k = %1 幅不同图像一起编码，带 r = %3 幅校验图像，每台设备对一整幅图像运行 %4，失去的 logits 由解码器补上。</translation>
    </message>
    <message>
        <source>This run is %1 and has not been evaluated.</source>
        <translation>此运行的状态为“%1”，尚未评估。</translation>
    </message>
    <message>
        <source>This run is %1 and has not been evaluated: %2</source>
        <translation>此运行的状态为“%1”，尚未评估：%2</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>The whole model reaches %1, the code with nothing lost %2.</source>
        <translation>完整模型达到 %1，无失效时的编码达到 %2。</translation>
    </message>
    <message>
        <source>With %1 lost it keeps %2 on average and %3 in the worst pattern %4 (%5 below the whole model); without a code the average is %6.</source>
        <translation>失去 %1时，平均保留 %2，在最差失效模式 %4 下保留 %3（比完整模型低 %5）；没有编码时平均为 %6。</translation>
    </message>
    <message>
        <source>Accuracies are percentages of the whole test subset.</source>
        <translation>准确率是对整个测试子集的百分比。</translation>
    </message>
    <message>
        <source>Where a code is one of whole images, the accuracy under a failure pattern is over the images whose device was lost, each test image once at every lost place; where only parity is lost, all images count as they came.</source>
        <translation>对整幅图像的编码，某一失效模式下的准确率只统计其设备失效的图像，每幅测试图像在每个失效位置各计一次；只失去校验时，统计所有图像。</translation>
    </message>
    <message>
        <source>A lost part is but a share of every image, so such figures are not comparable with those of a code of parts.</source>
        <translation>失去的分片只是每幅图像的一部分，因此这些数值不能与分片编码的数值比较。</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>There are no results: the run ended before its evaluation.</source>
        <translation>没有结果：运行在评估之前就结束了。</translation>
    </message>
    <message>
        <source>Devices lost</source>
        <translation>失效设备数</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>失效模式数</translation>
    </message>
    <message>
        <source>Mean, all patterns (%)</source>
        <translation>全部失效模式的平均值（%）</translation>
    </message>
    <message>
        <source>Mean, data lost (%)</source>
        <translation>数据失效的平均值（%）</translation>
    </message>
    <message>
        <source>Worst (%)</source>
        <translation>最差（%）</translation>
    </message>
    <message>
        <source>Worst below base (points)</source>
        <translation>最差低于基础模型（百分点）</translation>
    </message>
    <message>
        <source>Mean without a code (%)</source>
        <translation>无编码的平均值（%）</translation>
    </message>
    <message>
        <source>nothing lost</source>
        <translation>无失效</translation>
    </message>
    <message>
        <source>All %1 failure patterns, devices counted from 1: parts first, then parity</source>
        <translation>全部 %1 种失效模式，设备从 1 编号：先数据分片，后校验</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>失效</translation>
    </message>
    <message>
        <source>Accuracy (%)</source>
        <translation>准确率（%）</translation>
    </message>
    <message>
        <source>Below base (points)</source>
        <translation>低于基础模型（百分点）</translation>
    </message>
    <message>
        <source>Agrees with base (%)</source>
        <translation>与基础模型一致（%）</translation>
    </message>
    <message>
        <source>Feature error (relative)</source>
        <translation>特征误差（相对）</translation>
    </message>
    <message>
        <source>Without a code (%)</source>
        <translation>无编码（%）</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>The run took %1 in all.</source>
        <translation>整个运行用时 %1。</translation>
    </message>
    <message>
        <source>The code&apos;s training loop went through %1 images per second on %2 with %3 thread.</source>
        <translation>编码的训练循环在 %2 上以 %3 个线程每秒处理 %1 幅图像。</translation>
    </message>
    <message>
        <source>The code&apos;s training loop went through %1 images per second on %2 with %3 threads.</source>
        <translation>编码的训练循环在 %2 上以 %3 个线程每秒处理 %1 幅图像。</translation>
    </message>
    <message>
        <source>It was resumed from step %1.</source>
        <translation>它从第 %1 步继续。</translation>
    </message>
    <message>
        <source>No curves were recorded.</source>
        <translation>没有记录曲线。</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>The split plan was not given to this report.</source>
        <translation>此报告没有得到划分方案。</translation>
    </message>
    <message>
        <source>Nothing is split: each device gets one whole image of a group of %1, or a parity image of the same size, and runs it like any other.</source>
        <translation>不作划分：每台设备得到一组 %1 幅图像中的一整幅，或一幅同样大小的校验图像，并以相同方式处理。</translation>
    </message>
    <message>
        <source>Parts are chosen in columns of the feature map and traced back to the columns of the image they depend on, so that with nothing lost the merged parts equal the whole model&apos;s maps.</source>
        <translation>分片按特征图的列选取，再追溯到它们所依赖的图像列，因此无失效时，合并后的分片等于完整模型的特征图。</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>No example images: the run&apos;s weights were not at hand when the report was written.</source>
        <translation>没有示例图像：写报告时没有此运行的权重。</translation>
    </message>
    <message>
        <source>No test image shows a difference under the worst pattern.</source>
        <translation>在最差失效模式下，没有测试图像显示出差别。</translation>
    </message>
    <message>
        <source>The run has no stored code yet.</source>
        <translation>此运行还没有存储的编码。</translation>
    </message>
    <message>
        <source>An image the code saves: without it the class would be wrong</source>
        <translation>被编码挽救的图像：没有编码，类别就会出错</translation>
    </message>
    <message>
        <source>An image the code loses: the whole model has it right</source>
        <translation>被编码误判的图像：完整模型判断正确</translation>
    </message>
    <message>
        <source>Every pattern</source>
        <translation>每种失效模式</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Cost of the code</source>
        <translation>编码的开销</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Against the base model</source>
        <translation>与基础模型之比</translation>
    </message>
    <message>
        <source>Base model, parameters</source>
        <translation>基础模型，参数量</translation>
    </message>
    <message>
        <source>Encoder, parameters</source>
        <translation>编码器，参数量</translation>
    </message>
    <message>
        <source>Decoder, parameters</source>
        <translation>解码器，参数量</translation>
    </message>
    <message>
        <source>F_conv on the whole image, operations</source>
        <translation>F_conv 处理整幅图像，运算量</translation>
    </message>
    <message>
        <source>The model on the whole image, operations</source>
        <translation>模型处理整幅图像，运算量</translation>
    </message>
    <message>
        <source>F_conv on one part, operations</source>
        <translation>F_conv 处理一个分片，运算量</translation>
    </message>
    <message>
        <source>F_conv on one image, operations</source>
        <translation>F_conv 处理一幅图像，运算量</translation>
    </message>
    <message>
        <source>The model on one image, operations</source>
        <translation>模型处理一幅图像，运算量</translation>
    </message>
    <message>
        <source>F_conv on one part, median</source>
        <translation>F_conv 处理一个分片，中位数</translation>
    </message>
    <message>
        <source>F_conv on one image, median</source>
        <translation>F_conv 处理一幅图像，中位数</translation>
    </message>
    <message>
        <source>The model on one image, median</source>
        <translation>模型处理一幅图像，中位数</translation>
    </message>
    <message>
        <source>Encoding, operations per image</source>
        <translation>编码，每幅图像的运算量</translation>
    </message>
    <message>
        <source>Decoding, operations per image</source>
        <translation>解码，每幅图像的运算量</translation>
    </message>
    <message>
        <source>Encoding one image, median</source>
        <translation>编码一幅图像，中位数</translation>
    </message>
    <message>
        <source>Decoding one image, median</source>
        <translation>解码一幅图像，中位数</translation>
    </message>
    <message>
        <source>Encoding one group of %1 images, median</source>
        <translation>编码一组 %1 幅图像，中位数</translation>
    </message>
    <message>
        <source>Decoding one group of %1 images, median</source>
        <translation>解码一组 %1 幅图像，中位数</translation>
    </message>
    <message>
        <source>Sent per image, all devices</source>
        <translation>每幅图像的发送量，所有设备</translation>
    </message>
    <message>
        <source>Memory at the peak of the run</source>
        <translation>运行的内存峰值</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境</translation>
    </message>
    <message>
        <source>run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>created (UTC)</source>
        <translation>创建时间（UTC）</translation>
    </message>
    <message>
        <source>started (UTC)</source>
        <translation>开始时间（UTC）</translation>
    </message>
    <message>
        <source>ended (UTC)</source>
        <translation>结束时间（UTC）</translation>
    </message>
    <message>
        <source>program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>configuration, SHA-256</source>
        <translation>配置的 SHA-256</translation>
    </message>
    <message>
        <source>parent run</source>
        <translation>上级运行</translation>
    </message>
    <message>
        <source>system</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>cpu_threads</source>
        <translation>CPU 线程数</translation>
    </message>
    <message>
        <source>cuda_devices</source>
        <translation>CUDA 设备数</translation>
    </message>
    <message>
        <source>default_threads</source>
        <translation>默认线程数</translation>
    </message>
    <message>
        <source>threads</source>
        <translation>线程数</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Subset</source>
        <translation>子集</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像数</translation>
    </message>
    <message>
        <source>train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Time (UTC)</source>
        <translation>时间（UTC）</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Repeat this run</source>
        <translation>重复此运行</translation>
    </message>
    <message>
        <source>Save the second block as run.json and type the first; on the CPU with as many threads, the same program gives the same weights.</source>
        <translation>请把第二段保存为 run.json 并输入第一段；在 CPU 上以相同线程数运行时，同一程序会得到相同的权重。</translation>
    </message>
    <message>
        <source>Written by Lacuna.</source>
        <translation>由 Lacuna 生成。</translation>
    </message>
    <message>
        <source>n/a</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Loss over the training, logarithmic</source>
        <translation>训练中的损失（对数）</translation>
    </message>
    <message>
        <source>Accuracy on the validation images over the training</source>
        <translation>训练中验证图像上的准确率</translation>
    </message>
    <message>
        <source>training step (batches)</source>
        <translation>训练步（批）</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>accuracy (%)</source>
        <translation>准确率（%）</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>%1 lost, mean</source>
        <translation>失效 %1 台，平均</translation>
    </message>
    <message>
        <source>%1 lost, worst</source>
        <translation>失效 %1 台，最差</translation>
    </message>
    <message>
        <source>whole model</source>
        <translation>完整模型</translation>
    </message>
    <message>
        <source>Accuracy under every failure pattern, by number of devices lost</source>
        <translation>每种失效模式下的准确率，按失效设备数排列</translation>
    </message>
    <message>
        <source>accuracy over the test subset; a cell names the lost devices, from 1</source>
        <translation>测试子集上的准确率；格中为失效设备，从 1 编号</translation>
    </message>
    <message>
        <source>the %1 worst of %2 patterns</source>
        <translation>%2 种失效模式中最差的 %1 种</translation>
    </message>
    <message>
        <source>Which columns of the image each of %1 devices reads, and which columns of the feature map it makes</source>
        <translation>%1 台设备各读取图像的哪些列，各生成特征图的哪些列</translation>
    </message>
    <message>
        <source>Image columns</source>
        <translation>图像的列</translation>
    </message>
    <message>
        <source>Feature-map columns</source>
        <translation>特征图的列</translation>
    </message>
    <message>
        <source>Part X%1</source>
        <translation>分片 X%1</translation>
    </message>
    <message>
        <source>Parity P%1</source>
        <translation>校验 P%1</translation>
    </message>
    <message>
        <source>learned from all parts, %1 columns wide</source>
        <translation>由全部分片学习得到，宽 %1 列</translation>
    </message>
    <message>
        <source>%1 column for the decoder</source>
        <translation>供解码器使用的 %1 列</translation>
    </message>
    <message>
        <source>%1 columns for the decoder</source>
        <translation>供解码器使用的 %1 列</translation>
    </message>
    <message>
        <source>made by</source>
        <translation>生成次数</translation>
    </message>
    <message>
        <source>Every part is %1 columns wide and makes %2 of %3 columns.</source>
        <translation>每个分片宽 %1 列，生成 %3 列中的 %2 列。</translation>
    </message>
    <message>
        <source>A column made twice survives the loss of either part.</source>
        <translation>生成两次的列，失去其中一个分片也不受影响。</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>test image %1</source>
        <translation>测试图像 %1</translation>
    </message>
    <message>
        <source>test image %1, class %2</source>
        <translation>测试图像 %1，类别 %2</translation>
    </message>
    <message>
        <source>an image of one&apos;s own</source>
        <translation>自己的图像</translation>
    </message>
    <message>
        <source>an image of one&apos;s own, class %1</source>
        <translation>自己的图像，类别 %1</translation>
    </message>
    <message>
        <source>X%1 of its group</source>
        <translation>所在组的 X%1</translation>
    </message>
    <message>
        <source>lost: %1</source>
        <translation>失效：%1</translation>
    </message>
    <message>
        <source>Ŷ%1  passed through</source>
        <translation>Ŷ%1  直通</translation>
    </message>
    <message>
        <source>Ŷ%1  lost, rebuilt by the decoder</source>
        <translation>Ŷ%1  失效，由解码器重建</translation>
    </message>
    <message>
        <source>Ŷ%1  received, rewritten by the decoder</source>
        <translation>Ŷ%1  已收到，由解码器改写</translation>
    </message>
    <message>
        <source>relative error %1</source>
        <translation>相对误差 %1</translation>
    </message>
    <message>
        <source>original</source>
        <translation>原始</translation>
    </message>
    <message>
        <source>as received</source>
        <translation>收到的</translation>
    </message>
    <message>
        <source>rebuilt</source>
        <translation>重建</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Class probabilities</source>
        <translation>类别概率</translation>
    </message>
    <message>
        <source>coded</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>no code (zeros)</source>
        <translation>无编码（补零）</translation>
    </message>
    <message>
        <source>0 to %1 (activation)</source>
        <translation>0 到 %1（激活值）</translation>
    </message>
    <message>
        <source>± %1 (rebuilt − original)</source>
        <translation>± %1（重建 − 原始）</translation>
    </message>
    <message>
        <source>One image, %1 lost</source>
        <translation>一幅图像，失效 %1</translation>
    </message>
    <message>
        <source>Comparison of %1 run</source>
        <translation>%1 个运行的比较</translation>
    </message>
    <message>
        <source>Comparison of %1 runs</source>
        <translation>%1 个运行的比较</translation>
    </message>
    <message>
        <source>%1: comparison of %2 run</source>
        <translation>%1：%2 个运行的比较</translation>
    </message>
    <message>
        <source>%1: comparison of %2 runs</source>
        <translation>%1：%2 个运行的比较</translation>
    </message>
    <message>
        <source>What do the differences between these configurations do to the accuracy that survives?</source>
        <translation>这些配置之间的差异对保留的准确率有什么影响？</translation>
    </message>
    <message>
        <source>With %1 lost, run %2 has the best worst pattern: %3 (mean %4).</source>
        <translation>失效 %1 台时，运行 %2 的最差失效模式最好：%3（平均 %4）。</translation>
    </message>
    <message>
        <source>With %1 lost, %2 has the best worst pattern: %3 (mean %4, %5 run).</source>
        <translation>失效 %1 台时，%2 的最差失效模式最好：%3（平均 %4，%5 个运行）。</translation>
    </message>
    <message>
        <source>With %1 lost, %2 has the best worst pattern: %3 (mean %4, %5 runs).</source>
        <translation>失效 %1 台时，%2 的最差失效模式最好：%3（平均 %4，%5 个运行）。</translation>
    </message>
    <message>
        <source>None of these runs has been evaluated.</source>
        <translation>这些运行都尚未评估。</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行记录</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>About</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Images per second</source>
        <translation>每秒图像数</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Base (%)</source>
        <translation>基础模型（%）</translation>
    </message>
    <message>
        <source>Nothing lost (%)</source>
        <translation>无失效（%）</translation>
    </message>
    <message>
        <source>Encoder (parameters)</source>
        <translation>编码器（参数量）</translation>
    </message>
    <message>
        <source>Decoder (parameters)</source>
        <translation>解码器（参数量）</translation>
    </message>
    <message>
        <source>Encode (ms)</source>
        <translation>编码（毫秒）</translation>
    </message>
    <message>
        <source>Decode (ms)</source>
        <translation>解码（毫秒）</translation>
    </message>
    <message>
        <source>F_conv on a part (ms)</source>
        <translation>F_conv 处理一个分片（毫秒）</translation>
    </message>
    <message>
        <source>F_conv on a part</source>
        <translation>F_conv 处理一个分片</translation>
    </message>
    <message>
        <source>Sent per image</source>
        <translation>每幅图像的发送量</translation>
    </message>
    <message>
        <source>Peak memory (MiB)</source>
        <translation>内存峰值（MiB）</translation>
    </message>
    <message>
        <source>Training loss of each run, logarithmic</source>
        <translation>各运行的训练损失（对数）</translation>
    </message>
    <message>
        <source>Validation accuracy with %1 lost: mean of all patterns, worst dashed</source>
        <translation>失效 %1 台时的验证准确率：全部失效模式的平均值，虚线为最差</translation>
    </message>
    <message>
        <source>%1, mean</source>
        <translation>%1，平均</translation>
    </message>
    <message>
        <source>%1, worst</source>
        <translation>%1，最差</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>不同之处</translation>
    </message>
    <message>
        <source>The configurations are the same.</source>
        <translation>各配置相同。</translation>
    </message>
    <message>
        <source>Cost of the codes</source>
        <translation>各编码的开销</translation>
    </message>
    <message>
        <source>Repeat these runs</source>
        <translation>重复这些运行</translation>
    </message>
    <message>
        <source>Save each configuration as run.json, then type its command.</source>
        <translation>请把每个配置保存为 run.json，然后输入其命令。</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>汇总</translation>
    </message>
    <message>
        <source>Accuracy with devices lost</source>
        <translation>有设备失效时的准确率</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Lowest worst (%)</source>
        <translation>最低的最差值（%）</translation>
    </message>
    <message>
        <source>Mean below base (points)</source>
        <translation>平均低于基础模型（百分点）</translation>
    </message>
    <message>
        <source>Base model and cost</source>
        <translation>基础模型与开销</translation>
    </message>
    <message>
        <source>Parameters, encoder + decoder</source>
        <translation>参数量，编码器 + 解码器</translation>
    </message>
    <message>
        <source>Runs that differ in seeds alone are a group: mean ± sample standard deviation over its runs, where there is more than one.</source>
        <translation>仅种子不同的运行为一组：多于一个运行时，给出平均值 ± 样本标准差。</translation>
    </message>
    <message>
        <source>Each run is compared with its own base model; the lowest worst is that of the worst pattern of the worst seed.</source>
        <translation>每个运行与它自己的基础模型比较；最低的最差值是最差种子的最差失效模式的值。</translation>
    </message>
    <message>
        <source>%1 of the sweep&apos;s %2 runs finished; only they are counted.</source>
        <translation>扫描的 %2 个运行中完成了 %1 个；只统计这些。</translation>
    </message>
    <message>
        <source>k = %1, r = %2, l = %3</source>
        <translation>k = %1，r = %2，l = %3</translation>
    </message>
    <message>
        <source>%1 device</source>
        <translation>%1 台设备</translation>
    </message>
    <message>
        <source>%1 devices</source>
        <translation>%1 台设备</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 个百分点</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>%1 lost</source>
        <translation>失效 %1 台</translation>
    </message>
    <message>
        <source>%1 is locked by another process; wait for it or close it, then try again</source>
        <translation>%1 被另一个进程锁定；请等待或关闭它，然后重试</translation>
    </message>
    <message>
        <source>%1 cannot grow, the disk is full; free some space, then try again</source>
        <translation>%1 无法增大，磁盘已满；请腾出空间后重试</translation>
    </message>
    <message>
        <source>%1 is read-only; copy it to a folder you can write to, then use the copy</source>
        <translation>%1 是只读的；请复制到可写的文件夹，然后使用副本</translation>
    </message>
    <message>
        <source>%1 cannot be opened (%2); check its permissions and its folder&apos;s</source>
        <translation>无法打开 %1（%2）；请检查它及其文件夹的权限</translation>
    </message>
    <message>
        <source>%1 cannot be read or written (%2); check the disk it lies on</source>
        <translation>无法读写 %1（%2）；请检查它所在的磁盘</translation>
    </message>
    <message>
        <source>%1: out of memory; close other programs</source>
        <translation>%1：内存不足；请关闭其他程序</translation>
    </message>
    <message>
        <source>%1 could not be used (%2)</source>
        <translation>%1 无法使用（%2）</translation>
    </message>
    <message>
        <source>the copy could not be put there</source>
        <translation>副本无法放到那里</translation>
    </message>
    <message>
        <source>%1 is empty and no run library; give the run library another name with --store, or remove this file if it is not needed</source>
        <translation>%1 为空，不是实验库；请用 --store 给实验库另取名称，或在不需要时删除此文件</translation>
    </message>
    <message>
        <source>%1 is not a run library (it is no SQLite file); give the run library another name with --store, or remove this file if it is not needed</source>
        <translation>%1 不是实验库（它不是 SQLite 文件）；请用 --store 给实验库另取名称，或在不需要时删除此文件</translation>
    </message>
    <message>
        <source>%1 is not a run library (it is an SQLite file of another program); give the run library another name with --store, or remove this file if it is not needed</source>
        <translation>%1 不是实验库（它是其他程序的 SQLite 文件）；请用 --store 给实验库另取名称，或在不需要时删除此文件</translation>
    </message>
    <message>
        <source>%1 is empty and no run library</source>
        <translation>%1 为空，不是实验库</translation>
    </message>
    <message>
        <source>%1 is not a run library (it is no SQLite file)</source>
        <translation>%1 不是实验库（它不是 SQLite 文件）</translation>
    </message>
    <message>
        <source>%1 is not a run library (it is an SQLite file of another program)</source>
        <translation>%1 不是实验库（它是其他程序的 SQLite 文件）</translation>
    </message>
    <message>
        <source>%1 is damaged (%2)</source>
        <translation>%1 已损坏（%2）</translation>
    </message>
    <message>
        <source>%1 was written by a newer Lacuna (schema %2, this program knows %3)</source>
        <translation>%1 由较新的 Lacuna 写成（模式 %2，本程序认识到 %3）</translation>
    </message>
    <message>
        <source>%1 is locked by another process</source>
        <translation>%1 被另一个进程锁定</translation>
    </message>
    <message>
        <source>%1 cannot be read (%2)</source>
        <translation>无法读取 %1（%2）</translation>
    </message>
    <message>
        <source>%1 cannot be opened (%2)</source>
        <translation>无法打开 %1（%2）</translation>
    </message>
    <message>
        <source>%1 cannot be read or written (%2)</source>
        <translation>无法读写 %1（%2）</translation>
    </message>
    <message>
        <source>%1 is read-only</source>
        <translation>%1 是只读的</translation>
    </message>
    <message>
        <source>%1 has changes in %2 that cannot be read from a read-only folder</source>
        <translation>%1 在 %2 中有更改，无法从只读文件夹读取</translation>
    </message>
    <message>
        <source>%1 has changes in %2 that cannot be read from a read-only folder; copy both files to a folder you can write to</source>
        <translation>%1 在 %2 中有更改，无法从只读文件夹读取；请把两个文件复制到可写的文件夹</translation>
    </message>
    <message>
        <source>%1 is damaged (it has no schema version); use a copy of it</source>
        <translation>%1 已损坏（没有模式版本）；请使用它的副本</translation>
    </message>
    <message>
        <source>%1 is damaged (its table %2 is missing); use a copy of it</source>
        <translation>%1 已损坏（缺少表 %2）；请使用它的副本</translation>
    </message>
    <message>
        <source>%1 is damaged (stored weights do not match their SHA-256); use a copy of it</source>
        <translation>%1 已损坏（存储的权重与其 SHA-256 不符）；请使用它的副本</translation>
    </message>
    <message>
        <source>%1 is damaged (the configuration of run %2 cannot be read); use a copy of it</source>
        <translation>%1 已损坏（无法读取运行 %2 的配置）；请使用它的副本</translation>
    </message>
    <message>
        <source>it has no schema version</source>
        <translation>没有模式版本</translation>
    </message>
    <message>
        <source>its table %1 is missing</source>
        <translation>缺少表 %1</translation>
    </message>
    <message>
        <source>%1 was written by a newer Lacuna (schema %2, this program knows %3); update Lacuna, or give another library with --store</source>
        <translation>%1 由较新的 Lacuna 写成（模式 %2，本程序认识到 %3）；请更新 Lacuna，或用 --store 指定另一个实验库</translation>
    </message>
    <message>
        <source>the folder %1 of the run library %2 does not exist; make it, or give another file</source>
        <translation>实验库 %2 的文件夹 %1 不存在；请建立它，或指定另一个文件</translation>
    </message>
    <message>
        <source>the run library %1 cannot be made, the folder %2 is read-only; give another file</source>
        <translation>无法建立实验库 %1：文件夹 %2 是只读的；请指定另一个文件</translation>
    </message>
    <message>
        <source>%1 exists already; give another name</source>
        <translation>%1 已存在；请另取名称</translation>
    </message>
    <message>
        <source>there is no run library %1; check the name</source>
        <translation>没有实验库 %1；请检查名称</translation>
    </message>
    <message>
        <source>the run library %1 cannot be reached; check its folder</source>
        <translation>无法访问实验库 %1；请检查其文件夹</translation>
    </message>
    <message>
        <source>%1 is a folder and no run library; give a file in it with --store</source>
        <translation>%1 是文件夹，不是实验库；请用 --store 指定其中的文件</translation>
    </message>
    <message>
        <source>%1 is no regular file and so no run library; give another with --store</source>
        <translation>%1 不是普通文件，因此不是实验库；请用 --store 另行指定</translation>
    </message>
    <message>
        <source>%1 is no regular file and so no run library</source>
        <translation>%1 不是普通文件，因此不是实验库</translation>
    </message>
    <message>
        <source>%1 is read-only, so nothing can be changed in it; copy it to a folder you can write to, then use the copy</source>
        <translation>%1 是只读的，无法在其中更改；请复制到可写的文件夹，然后使用副本</translation>
    </message>
    <message>
        <source>run %1 cannot use a base model that is not stored; train it first</source>
        <translation>运行 %1 不能使用未存储的基础模型；请先训练它</translation>
    </message>
    <message>
        <source>there is no last run: %1 has no runs yet</source>
        <translation>没有上一个运行：%1 中还没有运行</translation>
    </message>
    <message>
        <source>run &quot;%1&quot; is not in %2; give a uuid, the beginning of one, or last (see: lacuna runs)</source>
        <translation>运行“%1”不在 %2 中；请给出 uuid、其开头或 last（参见：lacuna runs）</translation>
    </message>
    <message>
        <source>run &quot;%1&quot; means several runs, %2 and %3 among them; give more of the uuid</source>
        <translation>运行“%1”指多个运行，其中有 %2 和 %3；请给出更长的 uuid</translation>
    </message>
    <message>
        <source>run %1 is not in %2; see: lacuna runs</source>
        <translation>运行 %1 不在 %2 中；参见：lacuna runs</translation>
    </message>
    <message>
        <source>run %1 is being computed by process %2 on %3; wait for it or stop it first</source>
        <translation>运行 %1 正由 %3 上的进程 %2 计算；请等待或先停止它</translation>
    </message>
    <message>
        <source>The process that computed this run ended without a word; the run is interrupted.</source>
        <translation>计算此运行的进程没有任何说明就结束了；运行已中断。</translation>
    </message>
    <message>
        <source>%1 does not exist; give the path of a configuration file</source>
        <translation>%1 不存在；请给出配置文件的路径</translation>
    </message>
    <message>
        <source>%1 is a folder; give the path of a configuration file</source>
        <translation>%1 是文件夹；请给出配置文件的路径</translation>
    </message>
    <message>
        <source>%1 is longer than %2 bytes; a configuration is far smaller, so this is another file</source>
        <translation>%1 长于 %2 字节；配置远小于此，因此这是另一个文件</translation>
    </message>
    <message>
        <source>%1 could not be written (%2); choose another place</source>
        <translation>无法写入 %1（%2）；请另选位置</translation>
    </message>
    <message>
        <source>%1 could not be written: its folder does not exist; make it first</source>
        <translation>无法写入 %1：其文件夹不存在；请先建立它</translation>
    </message>
    <message>
        <source>The engine could not be loaded; build the program again or install libtorch</source>
        <translation>无法加载引擎；请重新构建程序或安装 libtorch</translation>
    </message>
    <message>
        <source>is not an engine of Lacuna</source>
        <translation>不是 Lacuna 的引擎</translation>
    </message>
    <message>
        <source>no liblacuna_coding.so lies beside the program</source>
        <translation>程序旁边没有 liblacuna_coding.so</translation>
    </message>
    <message>
        <source>The training failed for an unknown reason</source>
        <translation>训练因未知原因失败</translation>
    </message>
    <message>
        <source>The inspection failed for an unknown reason</source>
        <translation>检视因未知原因失败</translation>
    </message>
    <message>
        <source>The run library failed for an unknown reason</source>
        <translation>实验库因未知原因出错</translation>
    </message>
    <message>
        <source>The count failed for an unknown reason</source>
        <translation>统计因未知原因失败</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>没有这个文件或文件夹</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>权限不足</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>设备上没有剩余空间</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>是文件夹</translation>
    </message>
    <message>
        <source>the sweep</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>every run</source>
        <translation>每个运行</translation>
    </message>
    <message>
        <source>Every run</source>
        <translation>每个运行</translation>
    </message>
    <message>
        <source>run &quot;%1&quot;</source>
        <translation>运行“%1”</translation>
    </message>
    <message>
        <source>Run &quot;%1&quot;</source>
        <translation>运行“%1”</translation>
    </message>
    <message>
        <source>run &quot;%1&quot; and %2 more</source>
        <translation>运行“%1”及另外 %2 个</translation>
    </message>
    <message>
        <source>Run &quot;%1&quot; and %2 more</source>
        <translation>运行“%1”及另外 %2 个</translation>
    </message>
    <message>
        <source>has the same configuration as run &quot;%1&quot;; leave one of them out</source>
        <translation>与运行“%1”的配置相同；请去掉其中一个</translation>
    </message>
    <message>
        <source>is missing; a sweep begins with &quot;lacuna_sweep&quot;: 1</source>
        <translation>缺失；扫描以 &quot;lacuna_sweep&quot;: 1 开头</translation>
    </message>
    <message>
        <source>the sweep has more than %1 runs; shorten its list or grid</source>
        <translation>扫描超过 %1 个运行；请缩短它的列表或网格</translation>
    </message>
    <message>
        <source>is empty; give a name</source>
        <translation>为空；请给出名称</translation>
    </message>
    <message>
        <source>is missing; runs are named after their sweep</source>
        <translation>缺失；运行以扫描的名称命名</translation>
    </message>
    <message>
        <source>is missing; give a configuration {…} or the path of one</source>
        <translation>缺失；请给出配置 {…} 或配置的路径</translation>
    </message>
    <message>
        <source>must be a configuration {…} or the path of one in quotes, not %1</source>
        <translation>必须是配置 {…} 或引号中的配置路径，而不是 %1</translation>
    </message>
    <message>
        <source>must be a list of one entry or more, not %1</source>
        <translation>必须是至少含一项的列表，而不是 %1</translation>
    </message>
    <message>
        <source>must be an object with &quot;set&quot; and, if you like, &quot;name&quot;, not %1</source>
        <translation>必须是含有 &quot;set&quot;（以及可选的 &quot;name&quot;）的对象，而不是 %1</translation>
    </message>
    <message>
        <source>is missing; give the fields that change, or {} for none</source>
        <translation>缺失；请给出要改变的字段，没有则写 {}</translation>
    </message>
    <message>
        <source>must be an object {&quot;field&quot;: [values]}, not %1</source>
        <translation>必须是对象 {&quot;field&quot;: [values]}，而不是 %1</translation>
    </message>
    <message>
        <source>is not the path of a field; write for example &quot;code.r&quot;</source>
        <translation>不是字段的路径；请写成例如 &quot;code.r&quot;</translation>
    </message>
    <message>
        <source>must be a list of one value or more, not %1</source>
        <translation>必须是至少含一个值的列表，而不是 %1</translation>
    </message>
    <message>
        <source>the sweep is %1 bytes long; a sweep has at most %2</source>
        <translation>扫描长 %1 字节；扫描最多 %2 字节</translation>
    </message>
    <message>
        <source>has no value; write numbers with commas between them</source>
        <translation>没有值；请写出用逗号隔开的数</translation>
    </message>
    <message>
        <source>has no value; write words with commas between them</source>
        <translation>没有值；请写出用逗号隔开的词</translation>
    </message>
    <message>
        <source>%1 stands there twice; leave one out</source>
        <translation>%1 出现了两次；请去掉一个</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not known; use %2</source>
        <translation>不认识 &quot;%1&quot;；请使用 %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a number; write for example 0.001, with commas between the values</source>
        <translation>&quot;%1&quot; 不是数；请写成例如 0.001，各值用逗号隔开</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a whole number; write for example 1, 2, 3 or 1-5</source>
        <translation>&quot;%1&quot; 不是整数；请写成例如 1, 2, 3 或 1-5</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a range; write for example 1-5</source>
        <translation>&quot;%1&quot; 不是范围；请写成例如 1-5</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has more than %2 values; write a shorter range</source>
        <translation>&quot;%1&quot; 超过 %2 个值；请写较短的范围</translation>
    </message>
    <message>
        <source>is not a field that can be varied here</source>
        <translation>不是可在此变化的字段</translation>
    </message>
    <message>
        <source>is varied twice; put all its values into one row</source>
        <translation>变化了两次；请把它的所有值放在一行</translation>
    </message>
    <message>
        <source>%1 cannot be read here; put the configuration itself there</source>
        <translation>无法在此读取 %1；请直接写入配置本身</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>a lesson has at most %1 bytes</source>
        <translation>课程最多 %1 字节</translation>
    </message>
    <message>
        <source>text before the first page; a page begins with &quot;# Title&quot;</source>
        <translation>第一页之前有文本；每页以 &quot;# Title&quot; 开头</translation>
    </message>
    <message>
        <source>the lesson has no page; a page begins with &quot;# Title&quot;</source>
        <translation>课程没有页；每页以 &quot;# Title&quot; 开头</translation>
    </message>
    <message>
        <source>a block before the first page; a page begins with &quot;# Title&quot;</source>
        <translation>第一页之前有块；每页以 &quot;# Title&quot; 开头</translation>
    </message>
    <message>
        <source>&quot;%1&quot; means nothing here; what does: %2</source>
        <translation>&quot;%1&quot; 在此没有含义；有含义的是：%2</translation>
    </message>
    <message>
        <source>what begins here is not closed by &quot;%1&quot;</source>
        <translation>从这里开始的内容没有以 &quot;%1&quot; 结束</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a number from %2 to %3</source>
        <translation>&quot;%1&quot; 不是 %2 到 %3 之间的数</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is none of %2</source>
        <translation>&quot;%1&quot; 不在这些之中：%2</translation>
    </message>
    <message>
        <source>a lesson begins with a line &quot;---&quot;, its title and another line &quot;---&quot;</source>
        <translation>课程以一行 &quot;---&quot;、标题和另一行 &quot;---&quot; 开头</translation>
    </message>
    <message>
        <source>this program reads lessons of version 1</source>
        <translation>本程序读取版本 1 的课程</translation>
    </message>
    <message>
        <source>the head must say &quot;lacuna-lesson: 1&quot;</source>
        <translation>头部必须写明 &quot;lacuna-lesson: 1&quot;</translation>
    </message>
    <message>
        <source>the head must give a title</source>
        <translation>头部必须给出标题</translation>
    </message>
    <message>
        <source>a page has one task</source>
        <translation>每页只有一个任务</translation>
    </message>
    <message>
        <source>the task says nothing to do: lose, lose-count, look, train, open or choice</source>
        <translation>任务没有说明要做什么：lose、lose-count、look、train、open 或 choice</translation>
    </message>
    <message>
        <source>the task must say what it asks for</source>
        <translation>任务必须说明要求</translation>
    </message>
    <message>
        <source>&quot;choice&quot; and &quot;right&quot; go together</source>
        <translation>&quot;choice&quot; 与 &quot;right&quot; 必须同时给出</translation>
    </message>
    <message>
        <source>the right one is choice %1 of %2</source>
        <translation>正确项是第 %1 项，而总共有 %2 项</translation>
    </message>
    <message>
        <source>English</source>
        <comment>the name of the language spoken</comment>
        <translation>简体中文</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1；%2</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>不是文件夹</translation>
    </message>
    <message>
        <source>database disk image is malformed</source>
        <translation>数据库文件已损坏</translation>
    </message>
    <message>
        <source>unable to open database file</source>
        <translation>无法打开数据库文件</translation>
    </message>
    <message>
        <source>file is not a database</source>
        <translation>文件不是数据库</translation>
    </message>
    <message>
        <source>disk I/O error</source>
        <translation>磁盘读写错误</translation>
    </message>
    <message>
        <source>the run library %1 cannot be reached</source>
        <translation>无法访问实验库 %1</translation>
    </message>
    <message>
        <source>read beyond end of data</source>
        <translation>数据提前结束</translation>
    </message>
    <message>
        <source>SHA-256 is not available in this system&apos;s libcrypto; install OpenSSL 1.1 or newer</source>
        <translation>此系统的 libcrypto 没有 SHA-256；请安装 OpenSSL 1.1 或更新版本</translation>
    </message>
    <message>
        <source>The text is not a run document (%1)</source>
        <translation>文本不是运行记录文档（%1）</translation>
    </message>
    <message>
        <source>Failures of %1</source>
        <translation>%1 的失效</translation>
    </message>
    <message>
        <source>What does it cost when devices fail, and which losses hurt most?</source>
        <translation>设备失效的代价有多大？哪些失效损害最大？</translation>
    </message>
    <message>
        <source>The worst that the loss of %1 does is %2: it keeps %3 (%4 below the whole model).</source>
        <translation>失去 %1 时最差的情形是 %2：保持 %3（比完整模型低 %4）。</translation>
    </message>
    <message>
        <source>When each device fails by itself with a probability of %1, expect %2 with this code, %3 with spare copies and %4 without a code.</source>
        <translation>当每台设备各自以 %1 的概率失效时，使用本编码预期为 %2，使用备份副本为 %3，无编码为 %4。</translation>
    </message>
    <message>
        <source>By number of devices lost</source>
        <translation>按失效设备数</translation>
    </message>
    <message>
        <source>More than r = %1 lost is more than the code is made for; its decoder is asked all the same.</source>
        <translation>失效多于 r = %1 台超出了编码的设计范围；仍然照样使用它的解码器。</translation>
    </message>
    <message>
        <source>More than r = %1 lost is more than the code is made for; its decoder is asked all the same, over the first %2 images.</source>
        <translation>失效多于 r = %1 台超出了编码的设计范围；仍然照样使用它的解码器，基于前 %2 幅图像。</translation>
    </message>
    <message>
        <source>Which device is missed most</source>
        <translation>最不可缺少的设备</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>持有</translation>
    </message>
    <message>
        <source>Lost alone (%)</source>
        <translation>单独失效（%）</translation>
    </message>
    <message>
        <source>Mean of all patterns with it (%)</source>
        <translation>含它的所有模式的平均（%）</translation>
    </message>
    <message>
        <source>Patterns of up to %1 lost</source>
        <translation>失效不超过 %1 的模式</translation>
    </message>
    <message>
        <source>data part %1</source>
        <translation>数据分片 %1</translation>
    </message>
    <message>
        <source>parity part %1</source>
        <translation>校验分片 %1</translation>
    </message>
    <message>
        <source>image %1</source>
        <translation>图像 %1</translation>
    </message>
    <message>
        <source>parity image %1</source>
        <translation>校验图像 %1</translation>
    </message>
    <message>
        <source>Random failures</source>
        <translation>随机失效</translation>
    </message>
    <message>
        <source>Every set of lost devices counts with its probability, more than r lost too.</source>
        <translation>每一种失效设备的组合都按其概率计入，多于 r 台的也算在内。</translation>
    </message>
    <message>
        <source>Spare copies are as many devices that repeat data parts 1, 2 … instead of holding parity; no code is the data devices alone.</source>
        <translation>备份副本是同样多的设备，它们重复数据分片 1、2……而不是持有校验；无编码则只有数据设备。</translation>
    </message>
    <message>
        <source>Expected accuracy over the probability of a device to fail</source>
        <translation>预期准确率随设备失效概率的变化</translation>
    </message>
    <message>
        <source>probability of a failure (%)</source>
        <translation>失效概率（%）</translation>
    </message>
    <message>
        <source>this code</source>
        <translation>本编码</translation>
    </message>
    <message>
        <source>spare copies</source>
        <translation>备份副本</translation>
    </message>
    <message>
        <source>no code</source>
        <translation>无编码</translation>
    </message>
    <message>
        <source>Expected accuracy when each device fails by itself with probability p</source>
        <translation>每台设备各自以概率 p 失效时的预期准确率</translation>
    </message>
    <message>
        <source>This code (%)</source>
        <translation>本编码（%）</translation>
    </message>
    <message>
        <source>Spare copies (%)</source>
        <translation>备份副本（%）</translation>
    </message>
    <message>
        <source>No code (%)</source>
        <translation>无编码（%）</translation>
    </message>
    <message>
        <source>Overall accuracy A_O = (1 − f)·A_a + f·A_d when a share f of the images loses devices (%)</source>
        <translation>有比例为 f 的图像遇到设备失效时的总体准确率 A_O = (1 − f)·A_a + f·A_d（%）</translation>
    </message>
    <message>
        <source>With %1 there are too many sets of lost ones to count.</source>
        <translation>共 %1，失效组合太多，无法逐一计算。</translation>
    </message>
    <message>
        <source>Of up to r = %1 lost; the CSV and the JSON report have all of them.</source>
        <translation>仅列出失效不超过 r = %1 台的模式；CSV 和 JSON 报告包含全部模式。</translation>
    </message>
    <message>
        <source>The image and the losses that were looked at</source>
        <translation>当时查看的图像与失效</translation>
    </message>
    <message>
        <source>The same image under the losses that hurt it most</source>
        <translation>同一幅图像在对它损害最大的失效之下</translation>
    </message>
    <message>
        <source>Repeat this report</source>
        <translation>重复此报告</translation>
    </message>
    <message>
        <source>The code came with the program: open it there, then write this report from the window.</source>
        <translation>该编码随程序提供：在程序中打开它，再从窗口生成此报告。</translation>
    </message>
    <message>
        <source>Run %1 has not been evaluated, so there is nothing to say of its failures; type: %2</source>
        <translation>运行 %1 尚未评估，无法报告其失效情况；请输入：%2</translation>
    </message>
    <message>
        <source>Run %1 has no stored code; train it to its end first</source>
        <translation>运行 %1 没有存储的编码；请先把它训练完</translation>
    </message>
    <message>
        <source>The report failed for an unknown reason</source>
        <translation>报告因未知原因失败</translation>
    </message>
    <message>
        <source>%1 device lost</source>
        <translation>失效 %1 台</translation>
    </message>
    <message>
        <source>%1 devices lost</source>
        <translation>失效 %1 台</translation>
    </message>
    <message>
        <source>Run &quot;%1&quot; is finished, so there is nothing to resume; train it anew for another result</source>
        <translation>运行“%1”已完成，无需继续；若要别的结果，请重新训练</translation>
    </message>
    <message>
        <source>Run &quot;%1&quot; has not begun yet: it waits for its turn to be trained</source>
        <translation>运行“%1”尚未开始：它正在排队等待训练</translation>
    </message>
    <message>
        <source>Run &quot;%1&quot; cannot be resumed: the training images of %2 in %3 are not those it began with; give it the files of before, or train it anew</source>
        <translation>运行“%1”无法继续：%3 中 %2 的训练图像与开始时不同；请提供原来的文件，或重新训练</translation>
    </message>
    <message>
        <source>Resumed from batch %1.</source>
        <translation>从第 %1 批继续。</translation>
    </message>
    <message>
        <source>Resumed from the beginning: there was no checkpoint yet.</source>
        <translation>从头开始：当时还没有检查点。</translation>
    </message>
    <message>
        <source>The checkpoint cannot be gone on from: %1; train the run again</source>
        <translation>无法从检查点继续：%1；请重新训练该运行</translation>
    </message>
    <message>
        <source>it does not say its %1</source>
        <translation>缺少 %1</translation>
    </message>
    <message>
        <source>its %1 is no number</source>
        <translation>%1 不是数字</translation>
    </message>
    <message>
        <source>its %1 is out of range</source>
        <translation>%1 超出范围</translation>
    </message>
    <message>
        <source>it is one of another configuration</source>
        <translation>它属于另一个配置</translation>
    </message>
    <message>
        <source>the weights of its best epoch are not there</source>
        <translation>缺少最佳轮次的权重</translation>
    </message>
    <message>
        <source>the weights of its best epoch are those of another</source>
        <translation>最佳轮次的权重属于另一轮</translation>
    </message>
    <message>
        <source>The checkpoint lacks the sums of its losses; train the run again</source>
        <translation>检查点缺少损失的累计值；请重新训练该运行</translation>
    </message>
    <message>
        <source>The training waits until its library can be written: %1</source>
        <translation>训练正在等待实验库可以写入：%1</translation>
    </message>
    <message>
        <source>The library can be written again; the training goes on.</source>
        <translation>实验库又可以写入；训练继续。</translation>
    </message>
    <message>
        <source>Resumed from batch %1 of the base model&apos;s training.</source>
        <translation>从基础模型训练的第 %1 批继续。</translation>
    </message>
    <message>
        <source>it is one of other training images</source>
        <translation>它属于另一组训练图像</translation>
    </message>
    <message>
        <source>the generator of its dropout is another one&apos;s</source>
        <translation>其 dropout 的随机数发生器不匹配</translation>
    </message>
    <message>
        <source>%1 is damaged (%2); use a copy of it, or save what can still be read with: lacuna rescue %3 --output NEW.lacuna</source>
        <translation>%1 已损坏（%2）；请使用它的副本，或用此命令保存仍可读取的内容：lacuna rescue %3 --output NEW.lacuna</translation>
    </message>
    <message>
        <source>The run library %1 was moved or removed while it was open; put it back, then try again</source>
        <translation>实验库 %1 在打开期间被移动或删除；请将其放回原处后重试</translation>
    </message>
    <message>
        <source>The run library %1 was replaced while it was open; put it back, then try again</source>
        <translation>实验库 %1 在打开期间被替换；请将其放回原处后重试</translation>
    </message>
    <message>
        <source>%1 holds changes of a run library that is no longer there: it was moved or removed after a crash; put it back as %2, or move this file away</source>
        <translation>%1 中有某个实验库的更改，而该实验库已不在原处：它在崩溃后被移动或删除；请将其放回为 %2，或移走此文件</translation>
    </message>
    <message>
        <source>%1 belongs to a run library that is open here; give another file</source>
        <translation>%1 属于此处已打开的实验库；请指定其他文件</translation>
    </message>
    <message>
        <source>%1 is the run library in use and was not replaced; choose another name</source>
        <translation>%1 是正在使用的实验库，未被替换；请选择其他名称</translation>
    </message>
    <message>
        <source>The run library %1 was moved, replaced or removed while it was open; this run goes on in %2.</source>
        <translation>实验库 %1 在打开期间被移动、替换或删除；此运行在 %2 中继续。</translation>
    </message>
    <message>
        <source>run %1 is not in %2, which was moved, replaced or removed while it was open, but in %3; bring it back with: lacuna import %4</source>
        <translation>运行 %1 不在 %2（它在打开期间被移动、替换或删除）中，而在 %3 中；请用此命令取回：lacuna import %4</translation>
    </message>
    <message>
        <source>The run library %1 was moved, replaced or removed while it was open, and the run could be kept nowhere else; %2</source>
        <translation>实验库 %1 在打开期间被移动、替换或删除，且该运行无法保存到其他位置；%2</translation>
    </message>
    <message>
        <source>the name cannot be kept: %1</source>
        <translation>无法保存该名称：%1</translation>
    </message>
    <message>
        <source>the note cannot be kept: %1</source>
        <translation>无法保存该备注：%1</translation>
    </message>
    <message>
        <source>the tag cannot be kept: %1</source>
        <translation>无法保存该标签：%1</translation>
    </message>
    <message>
        <source>byte %1 (%2) is no UTF-8; write the text in UTF-8</source>
        <translation>第 %1 个字节（%2）不是 UTF-8；请用 UTF-8 书写</translation>
    </message>
    <message>
        <source>byte %1 (%2) is a control character; leave it out</source>
        <translation>第 %1 个字节（%2）是控制字符；请将其去掉</translation>
    </message>
    <message>
        <source>Worst pattern (devices from 1)</source>
        <translation>最差模式（设备从 1 计数）</translation>
    </message>
    <message>
        <source>grey: between the lowest and the highest of all runs</source>
        <translation>灰色：所有运行的最低值与最高值之间</translation>
    </message>
    <message>
        <source>the shape or place of &quot;%1&quot; is not in whole numbers</source>
        <translation>&quot;%1&quot; 的形状或位置不是整数</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is larger than the file</source>
        <translation>&quot;%1&quot; 比文件还大</translation>
    </message>
    <message>
        <source>the place of &quot;%1&quot; does not fit its shape and type</source>
        <translation>&quot;%1&quot; 的位置与其形状和类型不符</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is of the type %2, which is not read here</source>
        <translation>&quot;%1&quot; 的类型为 %2，此处不能读取</translation>
    </message>
    <message>
        <source>the values of &quot;%1&quot; overlap those of another tensor</source>
        <translation>&quot;%1&quot; 的值与另一个张量的值重叠</translation>
    </message>
    <message>
        <source>there is a gap before the values of &quot;%1&quot;</source>
        <translation>&quot;%1&quot; 的值之前有空隙</translation>
    </message>
    <message>
        <source>there are values that belong to no tensor</source>
        <translation>有不属于任何张量的值</translation>
    </message>
    <message>
        <source>its header&apos;s length is impossible</source>
        <translation>文件头的长度不可能成立</translation>
    </message>
    <message>
        <source>its header is not what the format has</source>
        <translation>文件头不符合格式</translation>
    </message>
    <message>
        <source>%1 is %2, not a safetensors file; save it with safetensors.torch.save_file(model.state_dict(), …)</source>
        <translation>%1 是%2，而不是 safetensors 文件；请用 safetensors.torch.save_file(model.state_dict(), …) 保存</translation>
    </message>
    <message>
        <source>a zip archive, as torch.save writes it</source>
        <translation>由 torch.save 写成的 zip 压缩包</translation>
    </message>
    <message>
        <source>a Python pickle</source>
        <translation>一个 Python pickle 文件</translation>
    </message>
    <message>
        <source>an HDF5 file</source>
        <translation>一个 HDF5 文件</translation>
    </message>
    <message>
        <source>a NumPy file</source>
        <translation>一个 NumPy 文件</translation>
    </message>
    <message>
        <source>%1 cannot be read as a safetensors file (%2); save it with safetensors.torch.save_file(model.state_dict(), …)</source>
        <translation>%1 无法作为 safetensors 文件读取（%2）；请用 safetensors.torch.save_file(model.state_dict(), …) 保存</translation>
    </message>
    <message>
        <source>%1 lacks &quot;%2&quot; (it holds %3); save the state_dict of a torch.nn.Sequential with the same layers</source>
        <translation>%1 缺少 &quot;%2&quot;（其中有 %3）；请保存具有相同各层的 torch.nn.Sequential 的 state_dict</translation>
    </message>
    <message>
        <source>%1 lacks &quot;%2&quot; (it holds %3); give that layer &quot;bias&quot;: false if it was trained without</source>
        <translation>%1 缺少 &quot;%2&quot;（其中有 %3）；如果该层训练时没有偏置，请为它写上 &quot;bias&quot;: false</translation>
    </message>
    <message>
        <source>%1 holds &quot;%2&quot;, but base_model.layers give that layer no bias; leave out &quot;bias&quot;</source>
        <translation>%1 含有 &quot;%2&quot;，而 base_model.layers 中该层没有偏置；请去掉 &quot;bias&quot;</translation>
    </message>
    <message>
        <source>%1 holds &quot;%2&quot;, which no layer takes; base_model.layers describe another network</source>
        <translation>%1 含有 &quot;%2&quot;，没有任何层使用它；base_model.layers 描述的是另一个网络</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; has the shape %3 where %4 belongs; give base_model.layers as the file was trained</source>
        <translation>%1：&quot;%2&quot; 的形状为 %3，而应为 %4；请按文件训练时的结构给出 base_model.layers</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; holds integers (%3), and weights are floating-point numbers; save it as F32, F16, BF16 or F64</source>
        <translation>%1：&quot;%2&quot; 含有整数（%3），而权重是浮点数；请保存为 F32、F16、BF16 或 F64</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; holds the variance %3, which is below 0; save the weights of a network that was trained</source>
        <translation>%1：&quot;%2&quot; 含有小于 0 的方差 %3；请保存训练过的网络的权重</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot;: value %3 of %4 is not a number (NaN); save the weights of a training that did not diverge</source>
        <translation>%1：&quot;%2&quot;：%4 个值中的第 %3 个不是数（NaN）；请保存没有发散的训练的权重</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot;: value %3 of %4 is infinite; save the weights of a training that did not diverge</source>
        <translation>%1：&quot;%2&quot;：%4 个值中的第 %3 个为无穷大；请保存没有发散的训练的权重</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot;: value %3 of %4 is %5, far beyond any trained weight; save the weights of a training that did not diverge</source>
        <translation>%1：&quot;%2&quot;：%4 个值中的第 %3 个为 %5，远超任何训练所得的权重；请保存没有发散的训练的权重</translation>
    </message>
    <message>
        <source>The whole model&apos;s answers are not finite numbers, so nothing can be measured with it; train the base model again, or import weights that are in order</source>
        <translation>完整模型的输出不是有限的数，因此无法用它测量；请重新训练基础模型，或导入正常的权重</translation>
    </message>
    <message>
        <source>The code&apos;s answers with nothing lost are not finite numbers, so nothing can be measured with it; if it was trained, train it again with a lower training.learning_rate</source>
        <translation>没有设备失效时，编码的输出不是有限的数，因此无法用它测量；如果它是训练得到的，请降低 training.learning_rate 重新训练</translation>
    </message>
    <message>
        <source>The code&apos;s answers with %1 lost are not finite numbers, so nothing can be measured with it; if it was trained, train it again with a lower training.learning_rate</source>
        <translation>%1 失效时，编码的输出不是有限的数，因此无法用它测量；如果它是训练得到的，请降低 training.learning_rate 重新训练</translation>
    </message>
    <message>
        <source>The answers for this image are not finite numbers, so there is nothing to show; train the code again, or import weights that are in order</source>
        <translation>此图像的输出不是有限的数，因此没有可显示的内容；请重新训练编码，或导入正常的权重</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not known; use one of %2, or add it as lacuna datasets --help says</source>
        <translation>不认识 &quot;%1&quot;；请使用其中之一：%2，或按 lacuna datasets --help 的说明添加</translation>
    </message>
    <message>
        <source>holds a number that is too large (%1); numbers end at 1.8e308</source>
        <translation>含有过大的数（%1）；数最大为 1.8e308</translation>
    </message>
    <message>
        <source>%1 holds a number that is too large (%2); numbers end at 1.8e308</source>
        <translation>%1含有过大的数（%2）；数最大为 1.8e308</translation>
    </message>
    <message>
        <source>&quot;dropout&quot; only holds a place among imported weights, and this network is trained here; use base_model.dropout, or leave it out</source>
        <translation>&quot;dropout&quot; 只在导入的权重中占一个位置，而这个网络在此训练；请使用 base_model.dropout，或去掉它</translation>
    </message>
    <message>
        <source>Import its pictures with: lacuna datasets --import FOLDER --as %1, or put IDX files and a dataset.json there, as lacuna datasets --help says</source>
        <translation>请导入它的图片：lacuna datasets --import FOLDER --as %1，或按 lacuna datasets --help 的说明在那里放入 IDX 文件和 dataset.json</translation>
    </message>
    <message>
        <source>%1 cannot be read (%2); try again, or use a copy of it</source>
        <translation>%1 无法读取（%2）；请重试，或使用它的副本</translation>
    </message>
    <message>
        <source>%1 is a folder; put the file there</source>
        <translation>%1 是文件夹；请在该处放入文件</translation>
    </message>
    <message>
        <source>%1 does not exist; put the file there</source>
        <translation>%1 不存在；请在该处放入文件</translation>
    </message>
    <message>
        <source>%1 is a link to %2, which does not exist; put the file there</source>
        <translation>%1 是指向 %2 的链接，而后者不存在；请在该处放入文件</translation>
    </message>
    <message>
        <source>%1 is a folder</source>
        <translation>%1 是文件夹</translation>
    </message>
    <message>
        <source>%1 is a link to %2, which does not exist</source>
        <translation>%1 是指向 %2 的链接，而后者不存在</translation>
    </message>
    <message>
        <source>%1 is %2 × %3 pixels large, more than %4 megapixels or %5 pixels a side</source>
        <translation>%1 的大小为 %2 × %3 像素，总像素超过 %4 百万或边长超过 %5 像素</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 为空</translation>
    </message>
    <message>
        <source>%1 is neither a PNG nor a JPEG file</source>
        <translation>%1 既不是 PNG 也不是 JPEG 文件</translation>
    </message>
    <message>
        <source>%1; use another picture</source>
        <translation>%1；请使用其他图片</translation>
    </message>
    <message>
        <source>%1 of %2 pictures cannot be used; replace them, or leave them out with --skip-damaged</source>
        <translation>%2 张图片中有 %1 张无法使用；请替换它们，或用 --skip-damaged 将其略过</translation>
    </message>
    <message>
        <source>%1 gives no training image of the class %2, since its pictures are damaged; replace them, or remove the class</source>
        <translation>%1 没有类别 %2 的训练图像，因为其图片已损坏；请替换它们，或移除该类别</translation>
    </message>
    <message>
        <source>%1 is divided into %2 and %3 already; leave the share of test images out</source>
        <translation>%1 已分为 %2 和 %3；请去掉测试图像的比例</translation>
    </message>
    <message>
        <source>%1 holds no class folders for its PNG and JPEG files; %2</source>
        <translation>%1 中没有放置 PNG 和 JPEG 文件的类别文件夹；%2</translation>
    </message>
    <message>
        <source>understood are a subfolder per class, or subfolders train and test (or val) with a subfolder per class in each</source>
        <translation>可识别的是每个类别一个子文件夹，或子文件夹 train 和 test（或 val），其中各有每个类别的子文件夹</translation>
    </message>
    <message>
        <source>%1 holds folders and no PNG or JPEG file; %2</source>
        <translation>%1 中有文件夹而没有 PNG 或 JPEG 文件；%2</translation>
    </message>
    <message>
        <source>%1 holds both %2 and %3, which mean the same; put their pictures into one of them</source>
        <translation>%1 中同时有 %2 和 %3，两者含义相同；请把图片放入其中一个</translation>
    </message>
    <message>
        <source>%1 holds one class folder alone, %2, and a classifier needs at least 2; %3</source>
        <translation>%1 中只有一个类别文件夹 %2，而分类器至少需要 2 个；%3</translation>
    </message>
    <message>
        <source>%1 lacks the class folder %2 that %3 has; make it</source>
        <translation>%1 缺少 %3 中的类别文件夹 %2；请建立它</translation>
    </message>
    <message>
        <source>%1 is a link to %2, which does not exist; give the path of a configuration file</source>
        <translation>%1 是指向 %2 的链接，而后者不存在；请给出配置文件的路径</translation>
    </message>
    <message>
        <source>Worst pattern with it (devices from 1)</source>
        <translation>包含它的最差模式（设备从 1 计数）</translation>
    </message>
    <message>
        <source>No GPU with CUDA can be used by this libtorch; computing on the CPU instead.</source>
        <translation>此 libtorch 没有可用的支持 CUDA 的 GPU；改在 CPU 上计算。</translation>
    </message>
    <message>
        <source>Computing on the CPU: this libtorch has no GPU with CUDA.</source>
        <translation>在 CPU 上计算：此 libtorch 没有支持 CUDA 的 GPU。</translation>
    </message>
    <message>
        <source>an unknown processor</source>
        <translation>未知的处理器</translation>
    </message>
    <message>
        <source>No CUDA device can be used by this libtorch; computing on the CPU instead.</source>
        <translation>此 libtorch 没有可用的 CUDA 设备；改在 CPU 上计算。</translation>
    </message>
    <message>
        <source>Computing on the CPU: this libtorch has no CUDA device.</source>
        <translation>在 CPU 上计算：此 libtorch 没有 CUDA 设备。</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>%1: the name of a report ends in one of %2; choose one</source>
        <translation>%1：报告的文件名须以 %2 之一结尾；请选择其一</translation>
    </message>
    <message>
        <source>unit &quot;%1&quot;</source>
        <translation>编码对象“%1”</translation>
    </message>
    <message>
        <source>does not apply to %1; leave that or this field out, or vary the base seed</source>
        <translation>不适用于%1；请去掉它或此字段，或者改变基础模型种子</translation>
    </message>
    <message>
        <source>does not apply to %1; leave that or this field out</source>
        <translation>不适用于%1；请去掉它或此字段</translation>
    </message>
    <message>
        <source>has no value; write lists with commas between them</source>
        <translation>没有值；请写列表，用逗号分隔</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a list of numbers; write for example [0, 1], with commas between the lists</source>
        <translation>“%1”不是数字列表；请写成例如 [0, 1]，列表之间用逗号分隔</translation>
    </message>
    <message>
        <source>split &quot;%1&quot;</source>
        <translation>划分方式“%1”</translation>
    </message>
    <message>
        <source>subtract has nothing to learn, and without parity nothing to subtract from; use another decoder</source>
        <translation>相减没有可学习的内容，没有校验也无从相减；请换用其他解码器</translation>
    </message>
    <message>
        <source>The training stalled at chance; restarting with new initial weights (restart %1 of at most %2).</source>
        <translation>训练停在随机水平；正用新的初始权重重新开始（第 %1 次，最多 %2 次）。</translation>
    </message>
    <message>
        <source>Out of memory; close other programs and try again</source>
        <translation>内存不足；请关闭其他程序后重试</translation>
    </message>
    <message>
        <source>Something failed for an unknown reason</source>
        <translation>某项操作因未知原因失败</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::AboutDialog</name>
    <message>
        <source>About Lacuna</source>
        <translation>关于 Lacuna</translation>
    </message>
    <message>
        <source>Lacuna %1</source>
        <translation>Lacuna %1</translation>
    </message>
    <message>
        <source>A workbench for learned erasure codes.</source>
        <translation>学习型纠删码工作台。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copies all of this, for a report of a bug</source>
        <translation>复制以上全部内容，用于报告问题</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::AtlasCanvas</name>
    <message>
        <source>Failure patterns</source>
        <translation>失效模式</translation>
    </message>
    <message>
        <source>Lost: devices %1
accuracy %2 %
agreement with the whole model %3 %
no code (zeros) %4 %</source>
        <translation>失效设备：%1
准确率 %2 %
与完整模型一致 %3 %
无编码（补零）%4 %</translation>
    </message>
    <message>
        <source>%1 lost</source>
        <translation>失效 %1 台</translation>
    </message>
    <message>
        <source>error of the rebuilt maps %1</source>
        <translation>重建特征图的误差 %1</translation>
    </message>
    <message>
        <source>only parity is lost</source>
        <translation>只失去校验</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::AtlasView</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Colours from %1 to %2</source>
        <translation>颜色表示 %1 到 %2</translation>
    </message>
    <message>
        <source>Failure atlas</source>
        <translation>失效图谱</translation>
    </message>
    <message>
        <source>worst first</source>
        <translation>最差的在前</translation>
    </message>
    <message>
        <source>Worst pattern first</source>
        <translation>最差失效模式在前</translation>
    </message>
    <message>
        <source>How the code does with every set of lost devices appears here with the first epoch of a training, or after an evaluation.</source>
        <translation>训练完第一轮或评估之后，这里显示编码在每一组失效设备下的表现。</translation>
    </message>
    <message>
        <source>every pattern, by accuracy over the test set; click one</source>
        <translation>每种失效模式，按测试集上的准确率着色；点击任意一种</translation>
    </message>
    <message>
        <source>worst for this image</source>
        <translation>对此图像最差</translation>
    </message>
    <message>
        <source>Loses the devices whose loss hurts the image in the pipeline most (W)</source>
        <translation>使对流水线中图像损害最大的设备失效（W）</translation>
    </message>
    <message>
        <source>every pattern while it trains, by validation accuracy; click one</source>
        <translation>训练中的全部失效模式，按验证准确率；可点击</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::Banner</name>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>Close message</source>
        <translation>关闭消息</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::ChangesDialog</name>
    <message>
        <source>What&apos;s new</source>
        <translation>更新内容</translation>
    </message>
    <message>
        <source>Changes from version to version</source>
        <translation>各版本的更新</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::ChannelPicker</name>
    <message>
        <source>Previous feature maps</source>
        <translation>前面的特征图</translation>
    </message>
    <message>
        <source>Next feature maps</source>
        <translation>后面的特征图</translation>
    </message>
    <message>
        <source>Feature maps at once</source>
        <translation>同时显示的特征图数</translation>
    </message>
    <message>
        <source>How many feature maps of each device are shown at once</source>
        <translation>每台设备同时显示多少个特征图</translation>
    </message>
    <message>
        <source>all %1 maps</source>
        <translation>全部 %1 个图</translation>
    </message>
    <message>
        <source>%1–%2 of %3</source>
        <translation>第 %1–%2 个，共 %3 个</translation>
    </message>
    <message numerus="yes">
        <source>%n map(s)</source>
        <translation>
            <numerusform>%n 个图</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::ClassBars</name>
    <message>
        <source>Class probabilities</source>
        <translation>类别概率</translation>
    </message>
    <message>
        <source>%1 at %2 %</source>
        <translation>%1，%2 %</translation>
    </message>
    <message>
        <source>whole model: %1; coded: %2; no code: %3</source>
        <translation>完整模型：%1；编码：%2；无编码：%3</translation>
    </message>
    <message>
        <source>whole model</source>
        <translation>完整模型</translation>
    </message>
    <message>
        <source>coded</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>no code (zeros)</source>
        <translation>无编码（补零）</translation>
    </message>
    <message>
        <source>label</source>
        <translation>真值</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>no code</source>
        <translation>无编码</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>您想做什么？</translation>
    </message>
    <message>
        <source>Words of the command</source>
        <translation>命令中的词</translation>
    </message>
    <message>
        <source>Commands found</source>
        <translation>找到的命令</translation>
    </message>
    <message>
        <source>No command has these words.</source>
        <translation>没有包含这些词的命令。</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::CompareCurves</name>
    <message>
        <source>time (s)</source>
        <translation>时间（秒）</translation>
    </message>
    <message>
        <source>step (batches)</source>
        <translation>步数（批）</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>accuracy (%)</source>
        <translation>准确率（%）</translation>
    </message>
    <message>
        <source>whole model</source>
        <translation>完整模型</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::ComparePatterns</name>
    <message>
        <source>lost: %1
%2 %3 %, %4 %5 %</source>
        <translation>失效：%1
%2 为 %3 %，%4 为 %5 %</translation>
    </message>
    <message>
        <source>%1 is better under %2 of %3 patterns, %4 under %5; on average %1 is %6 points %7.</source>
        <translation>在 %3 种失效模式中，%1 在 %2 种下更好，%4 在 %5 种下更好；平均而言 %1 %7 %6 个百分点。</translation>
    </message>
    <message>
        <source>higher</source>
        <translation>高</translation>
    </message>
    <message>
        <source>lower</source>
        <translation>低</translation>
    </message>
    <message>
        <source>Across</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>Upward</source>
        <translation>纵轴</translation>
    </message>
    <message>
        <source>One of these two runs has not been evaluated; there are no patterns to compare.</source>
        <translation>这两个运行记录中有一个尚未评估，没有可比较的失效模式。</translation>
    </message>
    <message>
        <source>Run %1 has k = %2, r = %3 and run %4 has k = %5, r = %6: they do not lose the same devices, so no pattern is common to both. Choose two runs with the same k and r.</source>
        <translation>运行 %1 的 k = %2，r = %3，运行 %4 的 k = %5，r = %6：两者失效的设备不同，没有共同的失效模式。请选择 k 和 r 相同的两个运行。</translation>
    </message>
    <message>
        <source>%1 lost</source>
        <translation>失效 %1 台</translation>
    </message>
    <message>
        <source>accuracy of %1 (%)</source>
        <translation>%1 的准确率（%）</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::ComparePipelines</name>
    <message>
        <source>Two runs on the same image</source>
        <translation>同一图像上的两个运行</translation>
    </message>
    <message>
        <source>First run</source>
        <translation>第一个运行</translation>
    </message>
    <message>
        <source>Second run</source>
        <translation>第二个运行</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::CompareTable</name>
    <message>
        <source>%1 · %2: %3 (best)</source>
        <translation>%1 · %2：%3（最佳）</translation>
    </message>
    <message>
        <source>%1 · %2: %3</source>
        <translation>%1 · %2：%3</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::CompareView</name>
    <message>
        <source>not evaluated</source>
        <translation>未评估</translation>
    </message>
    <message>
        <source>%1 lost: mean %2, worst %3</source>
        <translation>失效 %1：平均 %2，最差 %3</translation>
    </message>
    <message>
        <source>Comparison of runs</source>
        <translation>运行比较</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行记录</translation>
    </message>
    <message>
        <source>Runs that are compared</source>
        <translation>参与比较的运行</translation>
    </message>
    <message>
        <source>Point at a run to see it above the others; its box takes it out of the plots.</source>
        <translation>指向一个运行，它就显示在最前面；取消勾选则从图中去掉。</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>报告…</translation>
    </message>
    <message>
        <source>Writes this comparison as a web page, PDF, Markdown, table or JSON</source>
        <translation>把这次比较写成网页、PDF、Markdown、表格或 JSON</translation>
    </message>
    <message>
        <source>&amp;Training</source>
        <translation>训练(&amp;T)</translation>
    </message>
    <message>
        <source>Results, and settings that differ</source>
        <translation>结果，以及不同的设置</translation>
    </message>
    <message>
        <source>&amp;Differences</source>
        <translation>差异(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Patterns</source>
        <translation>失效模式(&amp;P)</translation>
    </message>
    <message>
        <source>Parallel &amp;axes</source>
        <translation>平行坐标(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Side by side</source>
        <translation>并排(&amp;S)</translation>
    </message>
    <message>
        <source>%1: %2
Double-click to see its code in the pipeline</source>
        <translation>%1：%2
双击可在流水线中查看其编码</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::CurvePlot</name>
    <message>
        <source>step (batches)</source>
        <translation>步数（批）</translation>
    </message>
    <message>
        <source>%1: %2 at %3</source>
        <translation>%1：%2（在 %3 处）</translation>
    </message>
    <message>
        <source>Drag to move, turn the wheel to look closer, double-click to see everything</source>
        <translation>拖动可移动，滚轮可缩放，双击显示全部</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::DeviceButton</name>
    <message>
        <source>Device %1</source>
        <translation>设备 %1</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>失效</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>available</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>data part X%1</source>
        <translation>数据分片 X%1</translation>
    </message>
    <message>
        <source>parity part P%1</source>
        <translation>校验分片 P%1</translation>
    </message>
    <message>
        <source>Device %1, %2, %3</source>
        <translation>设备 %1，%2，%3</translation>
    </message>
    <message>
        <source>Click to bring device %1 back</source>
        <translation>点击恢复设备 %1</translation>
    </message>
    <message>
        <source>Click to take device %1 away</source>
        <translation>点击使设备 %1 失效</translation>
    </message>
    <message>
        <source>Click to bring device %1 back (key %1)</source>
        <translation>点击恢复设备 %1（按键 %1）</translation>
    </message>
    <message>
        <source>Click to take device %1 away (key %1)</source>
        <translation>点击使设备 %1 失效（按键 %1）</translation>
    </message>
    <message>
        <source>late</source>
        <translation>迟到</translation>
    </message>
    <message>
        <source>late: too late to be used</source>
        <translation>迟到：来得太晚，不能使用</translation>
    </message>
    <message>
        <source>Right click, or S: make it late</source>
        <translation>右键单击或按 S：让它迟到</translation>
    </message>
    <message>
        <source>&amp;Available</source>
        <translation>可用(&amp;A)</translation>
    </message>
    <message>
        <source>La&amp;te: answers too late</source>
        <translation>迟到：回答太晚(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Lost: never answers</source>
        <translation>失效：从不回答(&amp;L)</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::DigitPad</name>
    <message>
        <source>Area to draw a digit in</source>
        <translation>手写数字的画板</translation>
    </message>
    <message>
        <source>Draw a digit</source>
        <translation>手写数字</translation>
    </message>
    <message>
        <source>It becomes the image in the pipeline while you draw.</source>
        <translation>书写的同时，它就成为流水线中的图像。</translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <translation>清空(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>完成(&amp;D)</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::ExperimentForm</name>
    <message>
        <source>Experiment</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Loss and patterns</source>
        <translation>损失与失效模式</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>细节</translation>
    </message>
    <message>
        <source>Cost of the code</source>
        <translation>编码的开销</translation>
    </message>
    <message>
        <source>Own settings</source>
        <translation>自定义设置</translation>
    </message>
    <message>
        <source>What the code costs appears here.</source>
        <translation>编码的开销显示在这里。</translation>
    </message>
    <message>
        <source>%1 × whole</source>
        <translation>%1 × 完整</translation>
    </message>
    <message>
        <source>Code weights</source>
        <translation>编码权重</translation>
    </message>
    <message>
        <source>Work per image</source>
        <translation>每图计算量</translation>
    </message>
    <message>
        <source>%1FLOP</source>
        <translation>%1FLOP</translation>
    </message>
    <message>
        <source>Sent per image</source>
        <translation>每图发送量</translation>
    </message>
    <message>
        <source>What the code takes, beside the whole model without one</source>
        <translation>编码的开销，与不用编码的完整模型相比</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::LessonView</name>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Each takes some minutes, works with the built-in digits and sets this window up by itself.</source>
        <translation>每课只需几分钟，使用内置数字，并会自动布置好窗口。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Lesson %1: %2, %3</source>
        <translation>第 %1 课：%2，%3</translation>
    </message>
    <message>
        <source>%1 · page %2 of %3</source>
        <translation>%1 · 第 %2 页，共 %3 页</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>▾ The formula</source>
        <translation>▾ 公式</translation>
    </message>
    <message>
        <source>▸ The formula</source>
        <translation>▸ 公式</translation>
    </message>
    <message>
        <source>✓ Done.</source>
        <translation>✓ 完成。</translation>
    </message>
    <message>
        <source>Not that one. Look again at the pipeline.</source>
        <translation>不是这个。请再看看流水线。</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · done</source>
        <translation>%1 · 已完成</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::OddsPlot</name>
    <message>
        <source>Accuracy over how often devices fail</source>
        <translation>准确率随设备失效频率的变化</translation>
    </message>
    <message>
        <source>accuracy (%)</source>
        <translation>准确率（%）</translation>
    </message>
    <message>
        <source>every device fails by itself with probability p (%)</source>
        <translation>每台设备独立失效的概率 p（%）</translation>
    </message>
    <message>
        <source>this code</source>
        <translation>本编码</translation>
    </message>
    <message>
        <source>spare copies</source>
        <translation>备份副本</translation>
    </message>
    <message>
        <source>no code</source>
        <translation>无编码</translation>
    </message>
    <message>
        <source>share f of the images that lose l devices (%)</source>
        <translation>失效 l 台设备的图像比例 f（%）</translation>
    </message>
    <message>
        <source>l = %1</source>
        <translation>l = %1</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::OddsView</name>
    <message>
        <source>whole model</source>
        <translation>完整模型</translation>
    </message>
    <message>
        <source>this code</source>
        <translation>本编码</translation>
    </message>
    <message>
        <source>spare copies</source>
        <translation>备份副本</translation>
    </message>
    <message>
        <source>no code</source>
        <translation>无编码</translation>
    </message>
    <message>
        <source>l = %1 lost</source>
        <translation>l = %1</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>期望</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>played</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>%1 played</source>
        <translation>实测 %1</translation>
    </message>
    <message>
        <source>A_O = (1 − f)·A_a + f·A_d, from the whole test set</source>
        <translation>A_O = (1 − f)·A_a + f·A_d，基于整个测试集</translation>
    </message>
    <message>
        <source>❚❚ Stop</source>
        <translation>❚❚ 停止</translation>
    </message>
    <message>
        <source>▶ Play</source>
        <translation>▶ 播放</translation>
    </message>
    <message>
        <source>Draw failures at this probability and keep the score</source>
        <translation>按此概率抽取失效并计分</translation>
    </message>
    <message>
        <source>Random failures</source>
        <translation>随机失效</translation>
    </message>
    <message>
        <source>What random failures cost appears here after an evaluation.</source>
        <translation>评估之后，这里显示随机失效的代价。</translation>
    </message>
    <message>
        <source>Each device fails with probability p</source>
        <translation>每台设备以概率 p 失效</translation>
    </message>
    <message>
        <source>A share f of the images loses l devices</source>
        <translation>比例为 f 的图像失效 l 台设备</translation>
    </message>
    <message>
        <source>What the curves are over</source>
        <translation>曲线的横轴</translation>
    </message>
    <message>
        <source>Probability of a failure</source>
        <translation>失效概率</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Probability of a failure, percent</source>
        <translation>失效概率，百分比</translation>
    </message>
    <message>
        <source>Play random failures</source>
        <translation>播放随机失效</translation>
    </message>
    <message>
        <source>Images per second</source>
        <translation>每秒图像数</translation>
    </message>
    <message>
        <source>slow … fast</source>
        <translation>慢……快</translation>
    </message>
    <message>
        <source>Counting what every set of lost devices costs…</source>
        <translation>正在统计每一组失效设备的代价……</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::ParallelAxes</name>
    <message>
        <source>Parallel coordinates of the runs</source>
        <translation>各运行的平行坐标</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::PipelineView</name>
    <message>
        <source>Merged</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>Ŷ%1</source>
        <translation>Ŷ%1</translation>
    </message>
    <message>
        <source>of image X%1</source>
        <translation>图像 X%1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 个 %2</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>logits</source>
        <translation>logits</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>parity</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>columns %1–%2</source>
        <translation>第 %1–%2 列</translation>
    </message>
    <message>
        <source>covered twice</source>
        <translation>被重复覆盖</translation>
    </message>
    <message>
        <source>twice</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>失效</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>%1 weights</source>
        <translation>%1 个权重</translation>
    </message>
    <message>
        <source>no weights</source>
        <translation>无权重</translation>
    </message>
    <message>
        <source>idle · %1</source>
        <translation>空闲 · %1</translation>
    </message>
    <message>
        <source> · %1 ms</source>
        <translation> · %1 ms</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>解码器</translation>
    </message>
    <message>
        <source>beyond the code</source>
        <translation>超出编码能力</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>%1 pixels</source>
        <translation>%1 像素</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>分片</translation>
    </message>
    <message>
        <source>%1 pixels each</source>
        <translation>各 %1 像素</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>run the model</source>
        <translation>运行模型</translation>
    </message>
    <message>
        <source>run F_conv</source>
        <translation>运行 F_conv</translation>
    </message>
    <message>
        <source>Logits</source>
        <translation>Logits</translation>
    </message>
    <message>
        <source>Feature maps</source>
        <translation>特征图</translation>
    </message>
    <message>
        <source>one per class</source>
        <translation>每类一个</translation>
    </message>
    <message>
        <source>Decoded</source>
        <translation>解码结果</translation>
    </message>
    <message>
        <source>decoded</source>
        <translation>解码</translation>
    </message>
    <message>
        <source>rebuilt</source>
        <translation>重建</translation>
    </message>
    <message>
        <source>original</source>
        <translation>原始</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>diff.</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>feature value</source>
        <translation>特征值</translation>
    </message>
    <message>
        <source>label: %1</source>
        <translation>真值：%1</translation>
    </message>
    <message>
        <source>X%1 is shown, label: %2</source>
        <translation>显示 X%1，真值：%2</translation>
    </message>
    <message>
        <source>X%1 is shown</source>
        <translation>显示 X%1</translation>
    </message>
    <message>
        <source>Click a device, or press its number, to take it away.</source>
        <translation>点击设备或按它的编号，使它失效。</translation>
    </message>
    <message>
        <source>passed through</source>
        <translation>直通</translation>
    </message>
    <message>
        <source>rewritten</source>
        <translation>改写</translation>
    </message>
    <message>
        <source>error %1</source>
        <translation>误差 %1</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>直通</translation>
    </message>
    <message>
        <source>as received from device&#xa0;%1</source>
        <translation>来自设备&#xa0;%1</translation>
    </message>
    <message>
        <source>Neighbours make X%1&apos;s columns, too: its loss costs nothing.</source>
        <translation>X%1 的列相邻分片也会算出：失去它没有代价。</translation>
    </message>
    <message>
        <source>X%1&apos;s columns are made twice.</source>
        <translation>X%1 的列被计算了两次。</translation>
    </message>
    <message>
        <source>made twice</source>
        <translation>计算两次</translation>
    </message>
    <message>
        <source>your own image</source>
        <translation>自己的图像</translation>
    </message>
    <message>
        <source>test image %1 of %2</source>
        <translation>测试图像 %1 / %2</translation>
    </message>
    <message>
        <source>test image %1</source>
        <translation>测试图像 %1</translation>
    </message>
    <message>
        <source>test images %1–%2 of %3</source>
        <translation>测试图像 %1–%2 / %3</translation>
    </message>
    <message>
        <source>images %1–%2</source>
        <translation>图像 %1–%2</translation>
    </message>
    <message>
        <source>nothing lost</source>
        <translation>无失效</translation>
    </message>
    <message>
        <source> · whole images, logits returned</source>
        <translation> · 整幅图像，返回 logits</translation>
    </message>
    <message>
        <source> · whole images</source>
        <translation> · 整幅图像</translation>
    </message>
    <message>
        <source>%1 · %2%3</source>
        <translation>%1 · %2%3</translation>
    </message>
    <message>
        <source>%1 · MDS code, layer by layer: the last convolution and what it gets</source>
        <translation>%1 · 逐层 MDS 码：最后一层卷积及其输入</translation>
    </message>
    <message>
        <source>%1 · %2 code</source>
        <translation>%1 · %2编码</translation>
    </message>
    <message>
        <source>%1 · %2 encoder, %3 decoder · the last of %4 blocks and what it gets</source>
        <translation>%1 · %2编码器，%3解码器 · %4 个块中的最后一个及其输入</translation>
    </message>
    <message>
        <source>%1 · %2 encoder, %3 decoder</source>
        <translation>%1 · %2编码器，%3解码器</translation>
    </message>
    <message>
        <source>Pipeline</source>
        <translation>流水线</translation>
    </message>
    <message>
        <source>random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>next failing</source>
        <translation>下一幅出错</translation>
    </message>
    <message>
        <source>Previous test image</source>
        <translation>上一幅测试图像</translation>
    </message>
    <message>
        <source>Next test image</source>
        <translation>下一幅测试图像</translation>
    </message>
    <message>
        <source>Random test image</source>
        <translation>随机测试图像</translation>
    </message>
    <message>
        <source>Next failing image</source>
        <translation>下一幅出错的图像</translation>
    </message>
    <message>
        <source>Previous test image (Page Up)</source>
        <translation>上一幅测试图像（Page Up）</translation>
    </message>
    <message>
        <source>Next test image (Page Down)</source>
        <translation>下一幅测试图像（Page Down）</translation>
    </message>
    <message>
        <source>Random test image (R)</source>
        <translation>随机测试图像（R）</translation>
    </message>
    <message>
        <source>Next failing image: the whole model reads it correctly and this pattern does not (B)</source>
        <translation>下一幅出错的图像：完整模型识别正确、而此失效模式下出错（B）</translation>
    </message>
    <message>
        <source>No code is open</source>
        <translation>未打开编码</translation>
    </message>
    <message>
        <source>An image, its parts, the devices and what the decoder rebuilds appear here.
Open a run or train a code.</source>
        <translation>这里显示图像、它的分片、各设备以及解码器重建的结果。
请打开一个运行或训练一个编码。</translation>
    </message>
    <message>
        <source>X%1 is an image of its own; device %1 runs the whole of it.</source>
        <translation>X%1 是一幅独立的图像；设备 %1 处理它的全部。</translation>
    </message>
    <message>
        <source>error: how far the decoded maps lie from the original ones, ‖Ŷ − Y‖ / ‖Y‖</source>
        <translation>误差：解码特征图与原始特征图相差多少，‖Ŷ − Y‖ / ‖Y‖</translation>
    </message>
    <message>
        <source>arrives too late</source>
        <translation>来得太晚</translation>
    </message>
    <message>
        <source>too late</source>
        <translation>太晚</translation>
    </message>
    <message>
        <source>Point at a value to read it; click it to follow its path.</source>
        <translation>指向一个值可读出它；点击它可跟踪它的路径。</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) lost</source>
        <translation>
            <numerusform>失效 %n 台设备</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) late</source>
        <translation>
            <numerusform>迟到 %n 台设备</numerusform>
        </translation>
    </message>
    <message>
        <source>X%1 reads columns %2 of the image and makes column %3 of the merged map.</source>
        <translation>X%1 读取图像的第 %2 列，得出合并特征图的第 %3 列。</translation>
    </message>
    <message>
        <source>X%1 reads columns %2 of the image and makes columns %3 of the merged map.</source>
        <translation>X%1 读取图像的第 %2 列，得出合并特征图的第 %3 列。</translation>
    </message>
    <message>
        <source>device %1 makes it</source>
        <translation>由设备 %1 得出</translation>
    </message>
    <message>
        <source>device %1 makes it from rows %2, columns %3 of %4</source>
        <translation>设备 %1 由 %4 的第 %2 行、第 %3 列得出</translation>
    </message>
    <message>
        <source>device %1 makes it from rows %2, columns %3 of its image</source>
        <translation>设备 %1 由其图像的第 %2 行、第 %3 列得出</translation>
    </message>
    <message>
        <source>device %1 makes it from rows %2, columns %3 of the image</source>
        <translation>设备 %1 由图像的第 %2 行、第 %3 列得出</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 和 %2</translation>
    </message>
    <message>
        <source>the decoder had nothing to make it from</source>
        <translation>解码器没有可用的输入</translation>
    </message>
    <message>
        <source>the decoder makes it from device %1 alone</source>
        <translation>解码器仅由设备 %1 得出</translation>
    </message>
    <message>
        <source>the decoder makes it from devices %1</source>
        <translation>解码器由设备 %1 得出</translation>
    </message>
    <message>
        <source>Pixel in row %1, column %2</source>
        <translation>像素：第 %1 行，第 %2 列</translation>
    </message>
    <message>
        <source>red %1 · green %2 · blue %3</source>
        <translation>红 %1 · 绿 %2 · 蓝 %3</translation>
    </message>
    <message>
        <source>brightness %1</source>
        <translation>亮度 %1</translation>
    </message>
    <message>
        <source>part of %1</source>
        <translation>属于 %1</translation>
    </message>
    <message>
        <source>%1, row %2, column %3</source>
        <translation>%1，第 %2 行，第 %3 列</translation>
    </message>
    <message>
        <source>sent %1</source>
        <translation>发送 %1</translation>
    </message>
    <message>
        <source>the encoder makes it from all data parts</source>
        <translation>编码器由全部数据分片得出</translation>
    </message>
    <message>
        <source>beyond the border of the image</source>
        <translation>在图像边界之外</translation>
    </message>
    <message>
        <source>column %1 of the image</source>
        <translation>图像的第 %1 列</translation>
    </message>
    <message>
        <source>Ŷ%1, map %2, row %3, column %4</source>
        <translation>Ŷ%1，特征图 %2，第 %3 行，第 %4 列</translation>
    </message>
    <message>
        <source>received %1</source>
        <translation>收到 %1</translation>
    </message>
    <message>
        <source>rebuilt %1</source>
        <translation>重建 %1</translation>
    </message>
    <message>
        <source>original %1</source>
        <translation>原始 %1</translation>
    </message>
    <message>
        <source>difference %1</source>
        <translation>差异 %1</translation>
    </message>
    <message>
        <source>Merged map %1, row %2, column %3</source>
        <translation>合并特征图 %1，第 %2 行，第 %3 列</translation>
    </message>
    <message>
        <source>coded %1</source>
        <translation>编码 %1</translation>
    </message>
    <message>
        <source>whole model %1</source>
        <translation>完整模型 %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>来自 %1</translation>
    </message>
    <message>
        <source>Y%1, map %2, row %3, column %4</source>
        <translation>Y%1，特征图 %2，第 %3 行，第 %4 列</translation>
    </message>
    <message>
        <source>value %1</source>
        <translation>值 %1</translation>
    </message>
    <message>
        <source>orig.</source>
        <translation>原始</translation>
    </message>
    <message>
        <source>from device&#xa0;%1</source>
        <translation>来自设备 %1</translation>
    </message>
    <message>
        <source>%1 · no parity, %2 decoder</source>
        <translation>%1 · 无校验，%2解码器</translation>
    </message>
    <message>
        <source>%1 · %2 code, a coarse split into %3</source>
        <translation>%1 · %2编码，粗分为 %3 片</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>copy of %1</source>
        <translation>%1 的副本</translation>
    </message>
    <message>
        <source>k = %1 · r = %2 · split into %3 for %4 devices</source>
        <translation>k = %1 · r = %2 · 分为 %3 片，用于 %4 台设备</translation>
    </message>
    <message>
        <source>r = %1 idle</source>
        <translation>r = %1 空闲</translation>
    </message>
    <message>
        <source>r = %1 parity</source>
        <translation>r = %1 校验</translation>
    </message>
    <message>
        <source>k = %1 images</source>
        <translation>k = %1 幅图像</translation>
    </message>
    <message>
        <source>k = %1 parts</source>
        <translation>k = %1 数据分片</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程数</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>GPU (CUDA)</source>
        <translation>GPU（CUDA）</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>La&amp;nguage</source>
        <translation>语言(&amp;N)</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>T&amp;hreads</source>
        <translation>线程数(&amp;H)</translation>
    </message>
    <message>
        <source>For the next training. Automatic leaves one core to the window.</source>
        <translation>用于下一次训练。自动：给窗口留一个核。</translation>
    </message>
    <message>
        <source>For the next training. Automatic takes a GPU where there is one.</source>
        <translation>用于下一次训练。自动：有 GPU 就使用 GPU。</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Data folders</source>
        <translation>数据文件夹</translation>
    </message>
    <message>
        <source>&amp;Add…</source>
        <translation>添加(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>Data &amp;folders</source>
        <translation>数据文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>Each holds folders named mnist, fashion-mnist and so on. Searched beside the usual ones for what is opened or trained next; imported pictures in a new folder are offered from the next start on.</source>
        <translation>其中应有名为 mnist、fashion-mnist 等的文件夹。之后打开或训练时，除常规文件夹外也在这里查找；新文件夹中导入的图片从下次启动起可用。</translation>
    </message>
    <message>
        <source>Run library</source>
        <translation>实验库</translation>
    </message>
    <message>
        <source>&amp;Choose…</source>
        <translation>选择(&amp;C)…</translation>
    </message>
    <message>
        <source>Opened at the next start; created if it is missing.</source>
        <translation>从下次启动起打开；不存在时新建。</translation>
    </message>
    <message>
        <source>Open now: %1</source>
        <translation>当前打开：%1</translation>
    </message>
    <message>
        <source>Run &amp;library</source>
        <translation>实验库(&amp;L)</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>&amp;Processor</source>
        <translation>处理器(&amp;P)</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::QueueView</name>
    <message>
        <source>next</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation>全部停止</translation>
    </message>
    <message>
        <source>Queue of trainings</source>
        <translation>训练队列</translation>
    </message>
    <message>
        <source>Take the selected trainings out of the queue (Delete); they are kept in the archive</source>
        <translation>把所选训练移出队列（Delete）；它们保留在归档中</translation>
    </message>
    <message>
        <source>Stop the current training too; what it has learned is kept, and waiting trainings go to the archive</source>
        <translation>连同当前训练一起停止；已学到的内容保留，等待的训练进入归档</translation>
    </message>
    <message>
        <source>Waiting trainings</source>
        <translation>等待中的训练</translation>
    </message>
    <message>
        <source>Drag, or press Alt+Up and Alt+Down, to change the order</source>
        <translation>拖动，或按 Alt+Up、Alt+Down 调整次序</translation>
    </message>
    <message>
        <source>k = %1, r = %2 · %3</source>
        <translation>k = %1，r = %2 · %3</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1，%2，%3</translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <translation>等待：%1</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::RunsModel</name>
    <message>
        <source>queued</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>%1 lost: mean of %2 patterns %3 %, worst %4 with %5</source>
        <translation>失效 %1 台：%2 种失效模式的平均值 %3 %，最差 %4，出现在 %5</translation>
    </message>
    <message>
        <source>In the archive</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>有星标</translation>
    </message>
    <message>
        <source>not starred</source>
        <translation>无星标</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Data set</source>
        <translation>数据集</translation>
    </message>
    <message>
        <source>Enc / dec</source>
        <translation>编/解码器</translation>
    </message>
    <message>
        <source>Whole, %</source>
        <translation>完整，%</translation>
    </message>
    <message>
        <source>Mean, %</source>
        <translation>平均，%</translation>
    </message>
    <message>
        <source>Worst, %</source>
        <translation>最差，%</translation>
    </message>
    <message>
        <source>Time, s</source>
        <translation>时间，秒</translation>
    </message>
    <message>
        <source>Samples/s</source>
        <translation>样本/秒</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>星标</translation>
    </message>
    <message>
        <source>Data parts</source>
        <translation>数据分片</translation>
    </message>
    <message>
        <source>Parity parts</source>
        <translation>校验分片</translation>
    </message>
    <message>
        <source>Losses trained for</source>
        <translation>训练时的失效数</translation>
    </message>
    <message>
        <source>Encoder / decoder</source>
        <translation>编码器 / 解码器</translation>
    </message>
    <message>
        <source>Accuracy of the whole model</source>
        <translation>完整模型的准确率</translation>
    </message>
    <message>
        <source>Mean over all patterns with the most losses evaluated</source>
        <translation>所评估的最多失效数下，全部失效模式的平均值</translation>
    </message>
    <message>
        <source>Worst pattern with the most losses evaluated</source>
        <translation>所评估的最多失效数下，最差的失效模式</translation>
    </message>
    <message>
        <source>Whole run</source>
        <translation>整个运行</translation>
    </message>
    <message>
        <source>Training images per second</source>
        <translation>每秒训练图像数</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::RunsPanel</name>
    <message>
        <source>Every training is kept here as a run. Train a code to see the first one.</source>
        <translation>每次训练都作为一个运行保存在这里。训练一个编码，就能看到第一个。</translation>
    </message>
    <message>
        <source>No run matches the filter.</source>
        <translation>没有符合筛选条件的运行。</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行记录</translation>
    </message>
    <message>
        <source>Run library</source>
        <translation>实验库</translation>
    </message>
    <message>
        <source>Filter: name, k=4, tag:lecture</source>
        <translation>筛选：名称、k=4、tag:讲座</translation>
    </message>
    <message>
        <source>Every word must occur. tag:lec finds tags that begin with it, tag:&quot;lecture 3&quot; the whole tag.</source>
        <translation>每个词都必须出现。tag:讲 查找以此开头的标签，tag:&quot;讲座 3&quot; 查找整个标签。</translation>
    </message>
    <message>
        <source>Filter runs</source>
        <translation>筛选运行</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>List archived runs too</source>
        <translation>同时列出已归档的运行</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>报告…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Select several runs to compare them</source>
        <translation>选择多个运行即可比较</translation>
    </message>
    <message>
        <source>Star or unstar</source>
        <translation>加或去星标</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Notes…</source>
        <translation>备注…</translation>
    </message>
    <message>
        <source>Use its settings</source>
        <translation>使用它的设置</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Take out of the archive</source>
        <translation>移出归档</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n 个运行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n run(s)</source>
        <translation>
            <numerusform>%1 个，共 %n 个运行</numerusform>
        </translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Resume a run that was interrupted, stopped or failed, from its last checkpoint</source>
        <translation>从最后的检查点继续中断、停止或失败的运行</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::ShortcutSheet</name>
    <message>
        <source>Page ↑</source>
        <translation>Page ↑</translation>
    </message>
    <message>
        <source>Page ↓</source>
        <translation>Page ↓</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Meta</source>
        <translation>Meta</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>全部快捷键</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::SweepRowEditor</name>
    <message>
        <source>Field to vary</source>
        <translation>要变化的字段</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>取值</translation>
    </message>
    <message>
        <source>Choose among the words of this field</source>
        <translation>从此字段的可选值中选择</translation>
    </message>
    <message>
        <source>Do not vary this field</source>
        <translation>不改变此字段</translation>
    </message>
    <message>
        <source>Values of %1</source>
        <translation>%1的取值</translation>
    </message>
    <message>
        <source>1, 2, 3 or 1-5</source>
        <translation>1, 2, 3 或 1-5</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <translation>%1 — %2</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::SweepRunsModel</name>
    <message>
        <source>✓ in the library</source>
        <translation>✓ 在库中</translation>
    </message>
    <message>
        <source>▸ training</source>
        <translation>▸ 训练中</translation>
    </message>
    <message>
        <source>✓ trained</source>
        <translation>✓ 已训练</translation>
    </message>
    <message>
        <source>✕ failed: %1</source>
        <translation>✕ 失败：%1</translation>
    </message>
    <message>
        <source>■ stopped</source>
        <translation>■ 已停止</translation>
    </message>
    <message>
        <source>! %1</source>
        <translation>! %1</translation>
    </message>
    <message>
        <source>○ to train</source>
        <translation>○ 待训练</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Mean, %</source>
        <translation>平均，%</translation>
    </message>
    <message>
        <source>Worst, %</source>
        <translation>最差，%</translation>
    </message>
    <message>
        <source>Mean over all patterns with the most losses evaluated</source>
        <translation>所评估的最多失效数下，全部失效模式的平均值</translation>
    </message>
    <message>
        <source>Worst pattern with the most losses evaluated</source>
        <translation>所评估的最多失效数下，最差的失效模式</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::SweepSetup</name>
    <message>
        <source>%1, %2, k = %3, r = %4</source>
        <translation>%1，%2，k = %3，r = %4</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>end of a list</comment>
        <translation>%1和%2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 over %2</source>
        <translation>%1（%2扫描）</translation>
    </message>
    <message>
        <source>Where the sweep comes from</source>
        <translation>扫描的来源</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name of the sweep</source>
        <translation>扫描的名称</translation>
    </message>
    <message>
        <source>Runs are named after their sweep and tagged with it</source>
        <translation>各运行以扫描命名，并带有它的标签</translation>
    </message>
    <message>
        <source>Vary another field</source>
        <translation>再增加一个字段</translation>
    </message>
    <message>
        <source>What is wrong with the sweep</source>
        <translation>扫描的问题</translation>
    </message>
    <message>
        <source>Save as file…</source>
        <translation>保存为文件…</translation>
    </message>
    <message>
        <source>A file that “lacuna sweep” takes as well</source>
        <translation>“lacuna sweep”命令也能使用的文件</translation>
    </message>
    <message>
        <source>From the experiment in the form</source>
        <translation>取自表单中的实验</translation>
    </message>
    <message>
        <source>Open a sweep file…</source>
        <translation>打开扫描文件…</translation>
    </message>
    <message>
        <source>All of its runs: %1.</source>
        <translation>全部运行：%1。</translation>
    </message>
    <message>
        <source>Everything in %1 counts; edit the file to change the sweep.</source>
        <translation>以 %1 的内容为准；要改变扫描，请编辑该文件。</translation>
    </message>
    <message>
        <source>This sweep comes with the program; to change it, save it as a file.</source>
        <translation>此扫描由程序附带；要改变它，请先保存为文件。</translation>
    </message>
    <message>
        <source>Everything else is as in the form: %1.</source>
        <translation>其余与表单相同：%1。</translation>
    </message>
    <message>
        <source>A sweep file can vary more fields than three</source>
        <translation>扫描文件可以改变三个以上的字段</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation>
            <numerusform>……还有 %n 个。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::SweepStrip</name>
    <message>
        <source>Stop after this run</source>
        <translation>完成本次运行后停止</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>立即停止</translation>
    </message>
    <message>
        <source>Show sweep</source>
        <translation>显示扫描</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>参数扫描</translation>
    </message>
    <message>
        <source>The run that is training finishes and no other starts; press again to continue</source>
        <translation>正在训练的运行照常结束，不再开始新的；再按一次则继续</translation>
    </message>
    <message>
        <source>The run that is training is stopped; the next time the sweep trains it from the beginning</source>
        <translation>停止正在训练的运行；重新开始扫描时会重新训练它</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::SweepSummaryModel</name>
    <message>
        <source>%1 ± %2</source>
        <translation>%1 ± %2</translation>
    </message>
    <message>
        <source>The best worst pattern of all groups</source>
        <translation>各组中最好的最差失效模式</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行数</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>失效</translation>
    </message>
    <message>
        <source>Whole, %</source>
        <translation>完整，%</translation>
    </message>
    <message>
        <source>Mean, %</source>
        <translation>平均，%</translation>
    </message>
    <message>
        <source>Data lost, %</source>
        <translation>数据失效，%</translation>
    </message>
    <message>
        <source>Worst, %</source>
        <translation>最差，%</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>最低</translation>
    </message>
    <message>
        <source>Mean below</source>
        <translation>平均降幅</translation>
    </message>
    <message>
        <source>Worst below</source>
        <translation>最差降幅</translation>
    </message>
    <message>
        <source>What varies, without seeds</source>
        <translation>变化的内容，不含种子</translation>
    </message>
    <message>
        <source>Finished runs, which differ in their seeds alone</source>
        <translation>已完成的运行，仅种子不同</translation>
    </message>
    <message>
        <source>Devices lost</source>
        <translation>失效设备数</translation>
    </message>
    <message>
        <source>Accuracy of the whole model</source>
        <translation>完整模型的准确率</translation>
    </message>
    <message>
        <source>Mean over all patterns</source>
        <translation>全部失效模式的平均值</translation>
    </message>
    <message>
        <source>Mean over the patterns that lose a data part</source>
        <translation>失去数据分片的失效模式的平均值</translation>
    </message>
    <message>
        <source>Worst pattern, mean over the seeds</source>
        <translation>最差失效模式，各种子的平均值</translation>
    </message>
    <message>
        <source>Worst pattern of the worst seed</source>
        <translation>最差种子的最差失效模式</translation>
    </message>
    <message>
        <source>Points that the mean lies below the run&apos;s own whole model</source>
        <translation>平均值比该运行自己的完整模型低多少个百分点</translation>
    </message>
    <message>
        <source>Points that the worst lies below the run&apos;s own whole model</source>
        <translation>最差值比该运行自己的完整模型低多少个百分点</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::SweepView</name>
    <message>
        <source>Trains what the library does not have, one run after the other</source>
        <translation>依次训练实验库中还没有的运行</translation>
    </message>
    <message>
        <source>The finished runs beside one another</source>
        <translation>并排显示已完成的运行</translation>
    </message>
    <message>
        <source>Two finished runs are needed</source>
        <translation>需要两个已完成的运行</translation>
    </message>
    <message>
        <source>The summary and a comparison of the finished runs</source>
        <translation>汇总，以及已完成运行的比较</translation>
    </message>
    <message>
        <source>No run of this sweep has finished yet</source>
        <translation>此扫描还没有完成的运行</translation>
    </message>
    <message>
        <source>Sweep</source>
        <translation>参数扫描</translation>
    </message>
    <message>
        <source>Runs of the sweep</source>
        <translation>扫描的各个运行</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>汇总</translation>
    </message>
    <message>
        <source>Summary of the sweep</source>
        <translation>扫描的汇总</translation>
    </message>
    <message>
        <source>Runs that differ in their seeds alone become one row here: mean ± deviation, filled in as they finish.</source>
        <translation>仅种子不同的运行在这里合为一行：平均值 ± 标准差，随运行完成逐步填入。</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>报告…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::TagsDialog</name>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Tags of this run</source>
        <translation>此运行的标签</translation>
    </message>
    <message>
        <source>Commas between tags, for example: lecture, seeds</source>
        <translation>标签之间用英文逗号，例如：讲座, 种子</translation>
    </message>
    <message>
        <source>Tags with a comma</source>
        <translation>含逗号的标签</translation>
    </message>
    <message>
        <source>Tags that only some of them have</source>
        <translation>并非全部运行都有的标签</translation>
    </message>
    <message>
        <source>%1 (%2 of %3)</source>
        <translation>%1（%2 / %3）</translation>
    </message>
    <message>
        <source>Ticked: on all of them. Empty: on none. A dash: as it is.</source>
        <translation>勾选：全部加上。空白：全部去掉。横线：保持原样。</translation>
    </message>
    <message numerus="yes">
        <source>Tags that all %n run(s) have</source>
        <translation>
            <numerusform>全部 %n 个运行共有的标签</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::TrainingPanel</name>
    <message>
        <source>Base model</source>
        <translation>基础模型</translation>
    </message>
    <message>
        <source>Preparing the training images</source>
        <translation>准备训练图像</translation>
    </message>
    <message>
        <source>Evaluating every failure pattern</source>
        <translation>评估每种失效模式</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>One batch, then pause</source>
        <translation>训练一批，然后暂停</translation>
    </message>
    <message>
        <source>End the training; what it has learned is kept</source>
        <translation>结束训练；已学到的内容会保留</translation>
    </message>
    <message>
        <source>Training progress</source>
        <translation>训练进度</translation>
    </message>
    <message>
        <source>Loss and accuracy appear here as soon as a code trains.</source>
        <translation>开始训练编码后，这里显示损失和准确率。</translation>
    </message>
    <message>
        <source>loss (log)</source>
        <translation>损失（对数）</translation>
    </message>
    <message>
        <source>accuracy (%)</source>
        <translation>准确率（%）</translation>
    </message>
    <message>
        <source>validation accuracy (%)</source>
        <translation>验证准确率（%）</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Stopping after this batch …</source>
        <translation>完成这一批后停止……</translation>
    </message>
    <message>
        <source>Add to queue</source>
        <translation>加入队列</translation>
    </message>
    <message>
        <source>Train this code</source>
        <translation>训练此编码</translation>
    </message>
    <message>
        <source>Train this code when the current training has ended</source>
        <translation>当前训练结束后训练此编码</translation>
    </message>
    <message>
        <source>Curves of the run that is shown</source>
        <translation>所显示运行的曲线</translation>
    </message>
    <message>
        <source>%1: epoch %2 of %3</source>
        <translation>%1：第 %2 轮，共 %3 轮</translation>
    </message>
    <message>
        <source>%1 samples/s</source>
        <translation>%1 样本/秒</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>loss %1</source>
        <translation>损失 %1</translation>
    </message>
    <message>
        <source>whole model %1 %</source>
        <translation>完整模型 %1 %</translation>
    </message>
    <message>
        <source>best: epoch %1</source>
        <translation>最佳：第 %1 轮</translation>
    </message>
    <message>
        <source>No training yet</source>
        <translation>尚未训练</translation>
    </message>
    <message>
        <source>Choose an experiment, then train it.</source>
        <translation>请选择一个实验，然后训练。</translation>
    </message>
    <message>
        <source>Reading the data</source>
        <translation>读取数据</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::ValueCard</name>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>lacuna::widgets::VerdictCard</name>
    <message>
        <source>Next failing image →</source>
        <translation>下一幅出错的图像 →</translation>
    </message>
    <message>
        <source>Next failing image</source>
        <translation>下一幅出错的图像</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Next failing →</source>
        <translation>下一幅出错 →</translation>
    </message>
    <message>
        <source>The predicted class appears here.</source>
        <translation>这里显示识别结果。</translation>
    </message>
    <message>
        <source>Figures over the whole test set appear after an evaluation.</source>
        <translation>评估之后显示整个测试集上的数值。</translation>
    </message>
    <message>
        <source>Over lost test images</source>
        <translation>在失去的测试图像上</translation>
    </message>
    <message>
        <source>Over the whole test set</source>
        <translation>在整个测试集上</translation>
    </message>
    <message>
        <source>nothing lost</source>
        <translation>无失效</translation>
    </message>
    <message>
        <source>%1 lost</source>
        <translation>失效 %1</translation>
    </message>
    <message>
        <source>no code (zeros)</source>
        <translation>无编码（补零）</translation>
    </message>
    <message>
        <source>whole model</source>
        <translation>完整模型</translation>
    </message>
    <message>
        <source>worst: %1</source>
        <translation>最差：%1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>lacuna::window::CompareController</name>
    <message>
        <source>This code loses no test image under this pattern that the whole model gets right.</source>
        <translation>在这种失效模式下，完整模型识别正确的测试图像，该编码一幅也没有弄错。</translation>
    </message>
    <message>
        <source>The run library could not read these runs; the main window says why.</source>
        <translation>实验库无法读取这些运行记录；原因见主窗口。</translation>
    </message>
</context>
<context>
    <name>lacuna::window::CompareWindow</name>
    <message>
        <source>Compare runs</source>
        <translation>比较运行</translation>
    </message>
    <message>
        <source>The report was written to %1.</source>
        <translation>报告已写入 %1。</translation>
    </message>
    <message>
        <source>loss of the runs</source>
        <translation>各运行的损失</translation>
    </message>
    <message>
        <source>accuracy of the runs</source>
        <translation>各运行的准确率</translation>
    </message>
    <message>
        <source>patterns of two runs</source>
        <translation>两个运行的失效模式</translation>
    </message>
    <message>
        <source>differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>parallel coordinates</source>
        <translation>平行坐标</translation>
    </message>
    <message>
        <source>pipeline</source>
        <translation>流水线</translation>
    </message>
</context>
<context>
    <name>lacuna::window::Exporter</name>
    <message>
        <source>PNG, 300 dpi (*.png)</source>
        <translation>PNG，300 dpi (*.png)</translation>
    </message>
    <message>
        <source>PNG, as on screen (*.png)</source>
        <translation>PNG，与屏幕相同 (*.png)</translation>
    </message>
    <message>
        <source>PNG, 600 dpi (*.png)</source>
        <translation>PNG，600 dpi (*.png)</translation>
    </message>
    <message>
        <source>SVG (*.svg)</source>
        <translation>SVG (*.svg)</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Numbers, CSV (*.csv)</source>
        <translation>数值，CSV (*.csv)</translation>
    </message>
    <message>
        <source>&amp;Copy picture</source>
        <translation>复制图片(&amp;C)</translation>
    </message>
    <message>
        <source>Copy &amp;numbers</source>
        <translation>复制数值(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>保存(&amp;S)…</translation>
    </message>
    <message>
        <source>%1 was written.</source>
        <translation>%1 已写入。</translation>
    </message>
    <message>
        <source>%1 could not be written; choose another folder or name.</source>
        <translation>%1 无法写入；请另选文件夹或名称。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>lacuna::window::FailureReporter</name>
    <message>
        <source>There is nothing to report on: the code that is shown has not been evaluated yet. Wait for its training to end, or open another run.</source>
        <translation>没有可报告的内容：所显示的编码尚未评估。请等待训练结束，或打开另一个运行。</translation>
    </message>
    <message>
        <source>%1 was not written: another code was opened meanwhile. Write the report again.</source>
        <translation>%1 未写出：期间打开了另一个编码。请重新生成报告。</translation>
    </message>
</context>
<context>
    <name>lacuna::window::FileActions</name>
    <message>
        <source>&amp;Open configuration…</source>
        <translation>打开配置(&amp;O)…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>Open a &amp;trained code</source>
        <translation>打开已训练的编码(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Save configuration…</source>
        <translation>保存配置(&amp;S)…</translation>
    </message>
    <message>
        <source>Open picture</source>
        <translation>打开图片</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg)</source>
        <translation>图片 (*.png *.jpg *.jpeg)</translation>
    </message>
    <message>
        <source>Open lesson</source>
        <translation>打开课程</translation>
    </message>
    <message>
        <source>Lessons (*.md)</source>
        <translation>课程 (*.md)</translation>
    </message>
    <message>
        <source>Open configuration</source>
        <translation>打开配置</translation>
    </message>
    <message>
        <source>Configurations (*.json);;All files (*)</source>
        <translation>配置 (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>无法读取 %1：%2。</translation>
    </message>
    <message>
        <source>%1 was not opened.
%2</source>
        <translation>%1 未打开。
%2</translation>
    </message>
    <message>
        <source>Save configuration</source>
        <translation>保存配置</translation>
    </message>
    <message>
        <source>Configurations (*.json)</source>
        <translation>配置 (*.json)</translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Choose another folder.</source>
        <translation>无法写入 %1：%2。请另选文件夹。</translation>
    </message>
</context>
<context>
    <name>lacuna::window::HelpController</name>
    <message>
        <source>Ctrl+/</source>
        <translation>Ctrl+/</translation>
    </message>
    <message>
        <source>?</source>
        <translation>?</translation>
    </message>
    <message>
        <source>asking the engine …</source>
        <translation>正在询问引擎……</translation>
    </message>
    <message>
        <source>Qt</source>
        <translation>Qt</translation>
    </message>
    <message>
        <source>%1, built with %2</source>
        <translation>%1，编译时为 %2</translation>
    </message>
    <message>
        <source>libtorch</source>
        <translation>libtorch</translation>
    </message>
    <message>
        <source>SQLite</source>
        <translation>SQLite</translation>
    </message>
    <message>
        <source>QCustomPlot</source>
        <translation>QCustomPlot</translation>
    </message>
    <message>
        <source>Compiler</source>
        <translation>编译器</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>%1; threads: %2</source>
        <translation>%1；线程数：%2</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>GNU 通用公共许可证第 3 版或更高版本。不提供任何担保。</translation>
    </message>
    <message>
        <source>not known without the engine</source>
        <translation>没有引擎则未知</translation>
    </message>
    <message>
        <source>CPU; no GPU with CUDA</source>
        <translation>CPU；没有支持 CUDA 的 GPU</translation>
    </message>
    <message>
        <source>CPU; GPUs with CUDA: %1</source>
        <translation>CPU；支持 CUDA 的 GPU：%1</translation>
    </message>
    <message>
        <source>Computes on</source>
        <translation>计算用</translation>
    </message>
</context>
<context>
    <name>lacuna::window::History</name>
    <message>
        <source>losing device %1</source>
        <translation>设备 %1 失效</translation>
    </message>
    <message>
        <source>bringing device %1 back</source>
        <translation>恢复设备 %1</translation>
    </message>
    <message>
        <source>bringing all devices back</source>
        <translation>恢复全部设备</translation>
    </message>
    <message>
        <source>losing %1</source>
        <translation>%1 失效</translation>
    </message>
    <message>
        <source>the change of the experiment</source>
        <translation>对实验的修改</translation>
    </message>
</context>
<context>
    <name>lacuna::window::LessonController</name>
    <message>
        <source>%1 cannot be read: %2.</source>
        <translation>无法读取 %1：%2。</translation>
    </message>
    <message>
        <source>The lesson %1 was not opened: %2.</source>
        <translation>课程 %1 未打开：%2。</translation>
    </message>
    <message>
        <source>This page needs the code %1, which does not come with the program.</source>
        <translation>本页需要编码 %1，程序中没有附带。</translation>
    </message>
</context>
<context>
    <name>lacuna::window::LibraryController</name>
    <message>
        <source>%1 was replaced by another run library, whose runs are shown now.</source>
        <translation>%1 已被另一个实验库替换，现在显示的是其中的运行。</translation>
    </message>
</context>
<context>
    <name>lacuna::window::MainWindow</name>
    <message>
        <source>Lacuna</source>
        <translation>Lacuna</translation>
    </message>
    <message>
        <source>Lecture mode. Esc or Shift+F11 brings the menus back.</source>
        <translation>授课模式。按 Esc 或 Shift+F11 恢复菜单。</translation>
    </message>
    <message>
        <source>A training is running; the language changes at the next start.</source>
        <translation>训练正在进行：下次启动时改用所选语言。</translation>
    </message>
    <message>
        <source>Stop the sweep and close? The run that is training is kept in the library as an interrupted run; the next time the sweep trains what is missing.</source>
        <translation>停止扫描并关闭？正在训练的运行将作为已中断的运行保留在实验库中；重新启动后，扫描会继续完成其余部分。</translation>
    </message>
    <message>
        <source>Stop the training and close? What it has learned so far is kept in the library as an interrupted run.</source>
        <translation>停止训练并关闭？已学到的内容将作为已中断的运行保留在实验库中。</translation>
    </message>
    <message>
        <source>The queue is kept; the next start offers to resume it.</source>
        <translation>队列中等待的训练仍然保留；下次启动时可以继续。</translation>
    </message>
    <message>
        <source>A sweep is running</source>
        <translation>扫描正在进行</translation>
    </message>
    <message>
        <source>A training is running</source>
        <translation>训练正在进行</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>停止并关闭</translation>
    </message>
    <message>
        <source>Keep training</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>pipeline</source>
        <translation>流水线</translation>
    </message>
    <message>
        <source>failure atlas</source>
        <translation>失效图谱</translation>
    </message>
    <message>
        <source>random failures</source>
        <translation>随机失效</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Training</source>
        <translation>训练(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Train</source>
        <translation>训练(&amp;T)</translation>
    </message>
    <message>
        <source>Add &amp;to queue</source>
        <translation>加入队列(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Pause / Resume</source>
        <translation>暂停 / 继续(&amp;P)</translation>
    </message>
    <message>
        <source>One &amp;step</source>
        <translation>单步(&amp;S)</translation>
    </message>
    <message>
        <source>St&amp;op</source>
        <translation>停止(&amp;O)</translation>
    </message>
    <message>
        <source>Stop &amp;all and empty the queue</source>
        <translation>全部停止并清空队列(&amp;A)</translation>
    </message>
    <message>
        <source>Resume the &amp;queue</source>
        <translation>继续队列(&amp;Q)</translation>
    </message>
    <message>
        <source>S&amp;weep…</source>
        <translation>参数扫描(&amp;W)…</translation>
    </message>
    <message>
        <source>&amp;Image</source>
        <translation>图像(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>下一幅(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous</source>
        <translation>上一幅(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Random</source>
        <translation>随机(&amp;R)</translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation>Ctrl+R</translation>
    </message>
    <message>
        <source>Next &amp;failing image</source>
        <translation>下一幅出错的图像(&amp;F)</translation>
    </message>
    <message>
        <source>Ctrl+B</source>
        <translation>Ctrl+B</translation>
    </message>
    <message>
        <source>&amp;Draw a digit…</source>
        <translation>手写数字(&amp;D)…</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <translation>Ctrl+D</translation>
    </message>
    <message>
        <source>&amp;Open a picture…</source>
        <translation>打开图片(&amp;O)…</translation>
    </message>
    <message>
        <source>All devices &amp;back</source>
        <translation>恢复全部设备(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Z</source>
        <translation>Ctrl+Shift+Z</translation>
    </message>
    <message>
        <source>Ctrl+Y</source>
        <translation>Ctrl+Y</translation>
    </message>
    <message>
        <source>&amp;Find a command…</source>
        <translation>查找命令(&amp;F)…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+P</source>
        <translation>Ctrl+Shift+P</translation>
    </message>
    <message>
        <source>Pre&amp;ferences…</source>
        <translation>首选项(&amp;F)…</translation>
    </message>
    <message>
        <source>Ctrl+,</source>
        <translation>Ctrl+,</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>L&amp;ecture: the pipeline alone</source>
        <translation>授课：只显示流水线(&amp;E)</translation>
    </message>
    <message>
        <source>Ctrl+1</source>
        <translation>Ctrl+1</translation>
    </message>
    <message>
        <source>E&amp;xplore: what can be lost</source>
        <translation>探索：显示可能的失效(&amp;X)</translation>
    </message>
    <message>
        <source>Ctrl+2</source>
        <translation>Ctrl+2</translation>
    </message>
    <message>
        <source>Re&amp;search: everything</source>
        <translation>研究：显示全部(&amp;S)</translation>
    </message>
    <message>
        <source>Ctrl+3</source>
        <translation>Ctrl+3</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>重置布局(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;System default</source>
        <translation>跟随系统主题(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>Lecture &amp;mode</source>
        <translation>授课模式(&amp;M)</translation>
    </message>
    <message>
        <source>Shift+F11</source>
        <translation>Shift+F11</translation>
    </message>
    <message>
        <source>&amp;Learn</source>
        <translation>学习(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;All lessons</source>
        <translation>全部课程(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;%1  %2</source>
        <translation>&amp;%1  %2</translation>
    </message>
    <message>
        <source>&amp;Open a lesson…</source>
        <translation>打开课程(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;How to use this window</source>
        <translation>窗口使用说明(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>What&apos;s &amp;new</source>
        <translation>更新内容(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;About Lacuna</source>
        <translation>关于 Lacuna(&amp;A)</translation>
    </message>
    <message>
        <source>How to use this window</source>
        <translation>窗口使用说明</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Break a device:&lt;/b&gt; click it, or press its number. 0 brings all back.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Another image:&lt;/b&gt; Page Down, Page Up, Ctrl+R for a random one, Ctrl+B for the next failing one.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Take something back:&lt;/b&gt; Ctrl+Z, a device or a change of the experiment. Ctrl+Shift+P finds any command by its name.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Your own image:&lt;/b&gt; Ctrl+D to draw a digit, or drop a picture on the window.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Train:&lt;/b&gt; choose a preset on the left and press F5; F6 pauses, F7 makes one step, Shift+F5 stops. F5 while a code trains puts the next into the queue. &lt;b&gt;Training, Sweep…&lt;/b&gt; trains several variants one after the other and sums them up.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Lessons:&lt;/b&gt; F2, or the menu &lt;b&gt;Learn&lt;/b&gt;. Shift+F11 is for the projector: full screen, large type.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Runs:&lt;/b&gt; double-click a run to see its code; with several selected, Ctrl+Shift+C compares them and Ctrl+E writes a report.&lt;/p&gt;&lt;p&gt;&lt;b&gt;Every key:&lt;/b&gt; Ctrl+/ or ?.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;使设备失效：&lt;/b&gt;点击设备，或按它的编号。按 0 全部恢复。&lt;/p&gt;&lt;p&gt;&lt;b&gt;换一幅图像：&lt;/b&gt;Page Down、Page Up，Ctrl+R 随机一幅，Ctrl+B 找一幅会出错的。&lt;/p&gt;&lt;p&gt;&lt;b&gt;撤销：&lt;/b&gt;Ctrl+Z 可撤销设备失效或对实验的修改。Ctrl+Shift+P 按名称查找任何命令。&lt;/p&gt;&lt;p&gt;&lt;b&gt;自己的图像：&lt;/b&gt;Ctrl+D 手写数字，或把图片拖到窗口上。&lt;/p&gt;&lt;p&gt;&lt;b&gt;训练：&lt;/b&gt;在左侧选择预设，按 F5；F6 暂停，F7 单步，Shift+F5 停止。编码训练期间按 F5，就把下一个放入队列。&lt;b&gt;训练 › 参数扫描…&lt;/b&gt;依次训练多个变体并汇总。&lt;/p&gt;&lt;p&gt;&lt;b&gt;课程：&lt;/b&gt;按 F2，或使用&lt;b&gt;学习&lt;/b&gt;菜单。Shift+F11 用于投影：全屏、大字。&lt;/p&gt;&lt;p&gt;&lt;b&gt;运行记录：&lt;/b&gt;双击一个运行查看其编码；选择多个时，Ctrl+Shift+C 进行比较，Ctrl+E 生成报告。&lt;/p&gt;&lt;p&gt;&lt;b&gt;全部快捷键：&lt;/b&gt;Ctrl+/ 或 ?。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Worst pattern for t&amp;his image</source>
        <translation>对此图像最差的失效模式(&amp;H)</translation>
    </message>
</context>
<context>
    <name>lacuna::window::OddsController</name>
    <message>
        <source>What random failures cost appears here after an evaluation.</source>
        <translation>评估之后，这里显示随机失效的代价。</translation>
    </message>
    <message>
        <source>A code of images rebuilds the images that were lost; the pipeline shows one of a group, so a score of what it shows would not be the accuracy.</source>
        <translation>图像级编码重建的是失去的图像；流水线只显示一组中的一幅，由此计分得到的并不是准确率。</translation>
    </message>
    <message>
        <source>With %1 devices there are too many sets of lost ones to count.</source>
        <translation>有 %1 台设备时，失效组合太多，无法逐一统计。</translation>
    </message>
    <message>
        <source>over %1 test images</source>
        <translation>基于 %1 幅测试图像</translation>
    </message>
    <message>
        <source>over %1 test images; with more than %2 lost, over the first %3</source>
        <translation>基于 %1 幅测试图像；失效超过 %2 台时，基于前 %3 幅</translation>
    </message>
</context>
<context>
    <name>lacuna::window::PreferencesController</name>
    <message>
        <source>A training is running; the language changes at the next start.</source>
        <translation>训练正在进行：更换的语言从下次启动起使用。</translation>
    </message>
    <message>
        <source>Folder that holds data sets</source>
        <translation>存放数据集的文件夹</translation>
    </message>
    <message>
        <source>Run library</source>
        <translation>实验库</translation>
    </message>
    <message>
        <source>Run libraries (*.lacuna);;All files (*)</source>
        <translation>实验库 (*.lacuna);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>lacuna::window::RecentFiles</name>
    <message>
        <source>&amp;Forget these</source>
        <translation>清除这些记录(&amp;F)</translation>
    </message>
</context>
<context>
    <name>lacuna::window::RunActions</name>
    <message>
        <source>The report %1 is being written…</source>
        <translation>正在写报告 %1……</translation>
    </message>
    <message>
        <source>The report was written to %1.</source>
        <translation>报告已写入 %1。</translation>
    </message>
    <message>
        <source>&amp;Compare the selected runs</source>
        <translation>比较所选运行(&amp;C)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C</source>
        <translation>Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>Write &amp;report of the selected runs…</source>
        <translation>生成所选运行的报告(&amp;R)…</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>Write report on &amp;failures of this code…</source>
        <translation>生成此编码的失效报告(&amp;F)…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+E</source>
        <translation>Ctrl+Shift+E</translation>
    </message>
    <message>
        <source>&amp;Import runs…</source>
        <translation>导入运行(&amp;I)…</translation>
    </message>
    <message>
        <source>Select several runs in the run library to compare them.</source>
        <translation>请在实验库中选择多个运行，再进行比较。</translation>
    </message>
    <message>
        <source>Select one run or several in the run library first.</source>
        <translation>请先在实验库中选择一个或多个运行。</translation>
    </message>
    <message>
        <source>Write report</source>
        <translation>生成报告</translation>
    </message>
    <message>
        <source>Write report on failures</source>
        <translation>生成失效报告</translation>
    </message>
    <message numerus="yes">
        <source>Export %n run(s)</source>
        <translation>
            <numerusform>导出 %n 个运行</numerusform>
        </translation>
    </message>
    <message>
        <source>Run libraries (*.lacuna);;All files (*)</source>
        <translation>实验库 (*.lacuna);;所有文件 (*)</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) were written to %1.</source>
        <translation>
            <numerusform>%n 个运行已写入 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>Import runs</source>
        <translation>导入运行</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) were imported.</source>
        <translation>
            <numerusform>已导入 %n 个运行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were here already.</source>
        <translation>
            <numerusform>其中 %n 个已在库中。</numerusform>
        </translation>
    </message>
    <message>
        <source>The run that trains cannot be deleted; stop it first.</source>
        <translation>正在训练的运行不能删除；请先停止它。</translation>
    </message>
    <message>
        <source>Delete runs</source>
        <translation>删除运行</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n run(s) for good?</source>
        <translation>
            <numerusform>彻底删除 %n 个运行？</numerusform>
        </translation>
    </message>
    <message>
        <source>Settings, curves, figures and weights are lost. To hide runs, archive them instead.</source>
        <translation>设置、曲线、数字和权重都会丢失。只想隐藏运行时，请改为归档。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Notes of “%1”:</source>
        <translation>“%1”的备注：</translation>
    </message>
</context>
<context>
    <name>lacuna::window::SweepController</name>
    <message>
        <source>The experiment in the form has problems; correct them there.</source>
        <translation>表单中的实验有问题；请在表单中修正。</translation>
    </message>
    <message>
        <source>Solve the problems marked on the left; then the sweep can start.</source>
        <translation>请先解决左侧标出的问题，然后才能开始扫描。</translation>
    </message>
    <message>
        <source>The run library cannot be used, so no run could be kept.</source>
        <translation>实验库无法使用，不能保存运行记录。</translation>
    </message>
    <message>
        <source>Trainings wait in the queue; the sweep can start when they have ended or were taken out of it.</source>
        <translation>队列中有等待的训练；待它们结束或移出队列后，才能开始扫描。</translation>
    </message>
    <message>
        <source>A training is running; the sweep can start when it has ended.</source>
        <translation>训练正在进行；结束后才能开始扫描。</translation>
    </message>
    <message>
        <source>Every run is in the library; nothing is left to train.</source>
        <translation>所有运行都已在实验库中，没有需要训练的了。</translation>
    </message>
    <message>
        <source>The run library cannot be read.</source>
        <translation>无法读取实验库。</translation>
    </message>
    <message>
        <source>%1 failed; the list of its runs says why.</source>
        <translation>%1 个失败；原因见其运行列表。</translation>
    </message>
    <message>
        <source>Run %1 of %2: %3</source>
        <translation>运行 %1 / %2：%3</translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation>尚无运行</translation>
    </message>
    <message>
        <source>%1 in the library</source>
        <translation>%1 个在库中</translation>
    </message>
    <message>
        <source>%1 trained</source>
        <translation>%1 个已训练</translation>
    </message>
    <message>
        <source>%1 training</source>
        <translation>%1 个训练中</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 个失败</translation>
    </message>
    <message>
        <source>%1 with a problem</source>
        <translation>%1 个有问题</translation>
    </message>
    <message>
        <source>%1 to train</source>
        <translation>%1 个待训练</translation>
    </message>
    <message>
        <source>about %1 s left</source>
        <translation>约剩 %1 秒</translation>
    </message>
    <message>
        <source>about %1 min left</source>
        <translation>约剩 %1 分钟</translation>
    </message>
    <message>
        <source>about %1 h left</source>
        <translation>约剩 %1 小时</translation>
    </message>
    <message numerus="yes">
        <source>The sweep “%1” has ended: %2 of %n run(s) are finished.</source>
        <translation>
            <numerusform>扫描“%1”已结束：%n 个运行中完成了 %2 个。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The sweep “%1” was stopped: %2 of %n run(s) are finished; started again, it goes on with the others.</source>
        <translation>
            <numerusform>扫描“%1”已停止：%n 个运行中完成了 %2 个；重新开始后会继续其余的运行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n 个运行</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>lacuna::window::SweepWindow</name>
    <message>
        <source>Sweep</source>
        <translation>参数扫描</translation>
    </message>
    <message>
        <source>The report was written to %1.</source>
        <translation>报告已写入 %1。</translation>
    </message>
    <message>
        <source>Open a sweep file</source>
        <translation>打开扫描文件</translation>
    </message>
    <message>
        <source>Sweeps (*.json);;All files (*)</source>
        <translation>扫描 (*.json);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Save sweep</source>
        <translation>保存扫描</translation>
    </message>
    <message>
        <source>Sweeps (*.json)</source>
        <translation>扫描 (*.json)</translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Choose another folder.</source>
        <translation>无法写入 %1：%2。请另选文件夹。</translation>
    </message>
    <message>
        <source>The sweep was saved as %1.</source>
        <translation>扫描已保存为 %1。</translation>
    </message>
    <message>
        <source>Write report</source>
        <translation>生成报告</translation>
    </message>
</context>
<context>
    <name>lacuna::window::TrainingQueue</name>
    <message>
        <source>The training failed: %1</source>
        <translation>训练失败：%1</translation>
    </message>
    <message>
        <source>“%1” failed: %2</source>
        <translation>“%1”失败：%2</translation>
    </message>
    <message>
        <source>“%1” was stopped.</source>
        <translation>“%1”已停止。</translation>
    </message>
    <message>
        <source>“%1” is trained.</source>
        <translation>“%1”已训练完。</translation>
    </message>
    <message>
        <source>“%1” trains now</source>
        <translation>现在训练“%1”</translation>
    </message>
    <message>
        <source>%1, the last of the queue.</source>
        <translation>%1，是队列中的最后一个。</translation>
    </message>
    <message>
        <source>%1; %2.</source>
        <translation>%1；%2。</translation>
    </message>
    <message>
        <source>The queue has ended: %1 trained, %2 failed, %3 stopped.</source>
        <translation>队列已结束：%1 个已训练，%2 个失败，%3 个已停止。</translation>
    </message>
    <message>
        <source>A training was waiting when the program ended: “%1”. Resume it?</source>
        <translation>程序退出时有一个训练在等待：“%1”。要继续吗？</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>A sweep is training its runs; the queue can be resumed when it has ended.</source>
        <translation>扫描正在训练；结束后才能继续等待中的训练。</translation>
    </message>
    <message numerus="yes">
        <source>%n more wait(s)</source>
        <translation>
            <numerusform>还有 %n 个在等待</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) ended unexpectedly and are kept as interrupted.</source>
        <translation>
            <numerusform>有 %n 个运行意外终止，已作为中断的运行保留。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n training(s) were waiting when the program ended. Resume them?</source>
        <translation>
            <numerusform>程序退出时有 %n 个训练在等待。要继续吗？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the trainings wait(s) no longer: another window has taken them, or they were archived.</source>
        <translation>
            <numerusform>有 %n 个训练不再等待：已被另一个窗口接管，或已归档。</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” ended unexpectedly and is kept as interrupted.</source>
        <translation>“%1”意外终止，已作为中断的运行保留。</translation>
    </message>
    <message>
        <source>Resume from the last checkpoint?</source>
        <translation>从最后的检查点继续吗？</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>A sweep is training its runs; other runs can be resumed when it has ended.</source>
        <translation>参数扫描正在训练；其结束后可以继续其他运行。</translation>
    </message>
</context>
<context>
    <name>lacuna::window::Workbench</name>
    <message>
        <source>Nothing is lost, so nothing goes wrong. Take a device away first.</source>
        <translation>没有设备失效，因此不会出错。请先使一台设备失效。</translation>
    </message>
    <message>
        <source>The code loses no test image under this pattern that the whole model gets right.</source>
        <translation>在此失效模式下，完整模型识别正确的测试图像，编码一幅也没有弄错。</translation>
    </message>
    <message>
        <source>The report was written to %1.</source>
        <translation>报告已写入 %1。</translation>
    </message>
    <message>
        <source>The cost is counted once the problems above are solved.</source>
        <translation>上面的问题解决后再计算开销。</translation>
    </message>
    <message>
        <source>The experiment has problems; see the form.</source>
        <translation>实验有问题；请看表单。</translation>
    </message>
    <message>
        <source>A sweep is training its runs; this experiment can be trained when it has ended.</source>
        <translation>扫描正在训练；结束后才能训练此实验。</translation>
    </message>
    <message numerus="yes">
        <source>Of %n pattern(s) that the code is made for, %1 hurts this image most.</source>
        <translation>
            <numerusform>在此编码所针对的 %n 种失效模式中，%1 对此图像损害最大。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of %n pattern(s) that the code is made for changes the answer here; %1 comes closest.</source>
        <translation>
            <numerusform>此编码所针对的 %n 种失效模式都不会改变这里的答案；%1 最接近。</numerusform>
        </translation>
    </message>
</context>
</TS>
