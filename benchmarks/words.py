"""The words that the synthetic county is written with."""

from benchmarks.phrases import pairs

UNITS = (
    ("registration", "登记注册股", "有限公司 个人独资企业 农民专业合作社 外商投资企业 企业分支机构"),
    ("food-business", "食品经营监管股", "食品销售 餐饮服务 单位食堂 网络餐饮 食品贮存"),
    ("food-production", "食品生产监管股", "糕点生产 肉制品生产 饮料生产 食用植物油生产 小作坊加工"),
    ("drugs", "药品监管股", "药品零售 中药饮片经营 疫苗储存 药品网络销售 化妆品经营"),
    ("devices", "医疗器械监管股", "二类医疗器械经营 三类医疗器械经营 义齿加工 隐形眼镜销售 体外试剂经营"),
    ("equipment", "特种设备安全监察股", "锅炉使用 压力容器使用 电梯使用 起重机械使用 大型游乐设施使用"),
    ("metrology", "计量监管股", "计量标准器具 民用燃气表 出租车计价器 加油机 定量包装商品"),
    ("quality", "质量监督股", "工业产品 儿童玩具 建筑涂料 电动自行车 消防器材"),
    ("standards", "标准化和认证监管股", "企业标准 地方标准 强制性产品认证 检验检测机构资质 有机产品认证"),
    ("property", "知识产权保护股", "注册商标 地理标志 专利代理 商业秘密 奥林匹克标志"),
    ("pricing", "价格监督与反不正当竞争股", "转供电价格 停车收费 教育收费 药品价格 有奖销售"),
    ("consumer", "消费维权与广告监管股", "预付卡消费 医疗广告 房地产广告 户外广告 网络直播带货"),
)

# What a unit of business does with a subject: a title around it, the type, and the shape of the process.
ACTIONS = (
    ("{}许可（新办）", "license", "licence"), ("对{}违法行为的处罚", "penalty", "penalty"),
    ("{}日常监督检查", "inspection", "inspection"), ("{}备案确认", "confirmation", "confirmation"),
    ("{}许可（变更）", "license", "licence"), ("对{}虚假材料行为的处罚", "penalty", "penalty"),
    ("{}场所及物品查封", "coercion", "coercion"), ("{}办事咨询服务", "public_service", "service"),
    ("{}许可（延续）", "license", "licence"), ("对{}拒不整改行为的处罚", "penalty", "penalty"),
    ("{}专项抽查", "inspection", "inspection"), ("{}举报奖励", "reward", "reward"),
    ("{}许可（注销）", "license", "licence"), ("对{}无证行为的处罚", "penalty", "penalty"),
    ("{}争议裁决", "adjudication", "adjudication"), ("{}补助资金给付", "payment", "payment"),
    ("{}信用修复", "other", "confirmation"), ("对{}超范围行为的处罚", "penalty", "penalty"),
    ("{}检验费征收", "levy", "levy"), ("{}证明开具服务", "public_service", "service"),
)

# The bureau's own affairs: unit, title, class, domain, shape.
INTERNAL = (
    ("finance", "{}经费报销", "finance", "finance", "expense"),
    ("office", "{}采购", "finance", "procurement", "procurement"),
    ("office", "{}用印审批", "affairs", "affairs", "seal"),
    ("personnel", "{}选拔任用", "personnel", "personnel", "appointment"),
    ("legal", "{}集体审定", "decision", "decision", "decision"),
    ("discipline", "{}问题线索处置", "affairs", "supervision", "clue"),
    ("information", "{}系统权限管理", "affairs", "affairs", "access"),
)
INTERNAL_SUBJECTS = ("日常", "重大", "专项", "基层所", "机关", "年度", "临时", "跨部门")

MOMENTS = pairs(
    "集中受理期间 年底赶进度时 系统切换前后 人手紧张时 上级催办时 长假之前 材料成批报送时",
    "对相熟的 对初次来办的 对委托中介的 对跨区域的 对曾有投诉的 对经营困难的 对规模较大的",
)
OBJECTS = pairs(
    "申请企业 个体商户 连锁门店 生产厂家 网络店铺 集贸市场 医疗机构",
    "主体资格 场地证明 检验报告 现场记录 进货台账 整改材料 罚没物品",
)
ACTS = pairs(
    "少核 漏看 改动 迟登 代填 隐匿 挑选采用",
    "关键栏目 原始凭证 时间先后 签字笔迹 数量金额 照片影像 往来函件",
)
COVERS = pairs(
    "以口头说明 以补拍图片 以旧表套用 以他人账号 以电话沟通 以事后补签 以格式套话",
    "代替核验 遮盖缺项 绕开复核 应付抽查 缩短流程 抬高评分 压低裁量",
)
GAINS = pairs(
    "收受礼金 接受宴请 照顾亲友 换取业务 逃避担责 凑足指标 讨好他人",
    "放不合格者过关 令同类案件轻重不一 令公款流失 令他人权益受损 令线索灭失 令期限空过 令检查重复",
)
CAUSES = pairs(
    "岗位长期不轮换 经办把关由一人兼 裁量标准太粗 系统没有强制校验 交接时没有清单 外部请托频繁 考核只看数量",
    "而无人回头看 而台账分散各处 而复核流于签字 而预警没有人接 而公开不及时 而责任没有落到人 而培训没有跟上",
)
CONSEQUENCES = pairs(
    "当事人提起复议 财政资金被套取 不安全产品流入市场 执法公信力受损 被上级通报 涉嫌滥用职权 案件被法院撤销",
    "并须赔偿 并引发信访 并追究领导责任 并被媒体曝光 并移送监察机关 并影响年度考评 并须重新办理",
)

MEASURES = pairs(
    "双人 交叉 异地 盲样 联网 第三方 分段",
    "核对 复核 抽验 比对 登记 回访 核销",
)
TARGETS = pairs(
    "受理清单 现场笔录 检验结论 裁量依据 缴款凭证 送达回证 归档目录",
    "原件 编号 时间 签名 附件 影像 修改痕迹",
)
PAPERS = pairs(
    "核对表 抽查单 比对报告 回访记录 复核意见 登记簿 系统日志",
    "一式两份 附照片 附截图 双人签字 编号连续 注明起止时间 注明不符处",
)
KEEPERS = pairs(
    "由法制岗 由档案岗 由内勤 由纪检岗 由股室负责人 由系统 由值班员",
    "按月装订 按案归集 当日上传 每周移交 每季清点 加密保存 随卷保存",
)
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章"
STEMS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"

COUNTIES = ("青岚", "云溪", "石门", "白河", "松岭", "柳泉", "沙湾", "金坪", "望江", "桃源")
